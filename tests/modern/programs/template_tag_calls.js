const log = [];
const say = (x) => (log.push(x), x);
const o = {
  name: 'o',
  tag(strings, ...values) {
    return `${this?.name}:${strings.join('_')}:${values.join()}`;
  },
  get lazy() {
    log.push('get tag');
    return (strings, x) => strings[0] + x;
  },
  deep: { tags: [(s) => 'indexed ' + s] }
};
console.log(o.tag`a${1}b`, o['tag']`x`, o.deep.tags[0]`y`, o.lazy`z${say('value')}`);
console.log(log.splice(0).join());
console.log((() => (s) => 'returned ' + s)()`t`);
console.log(new (class { m(s) { return s[0] + typeof this; } })().m`cls`);
console.log(((...all) => all.length)`${1}${2}`);
const chain = (strings) => (more) => (last) => strings[0] + more[0] + last[0];
console.log(chain`1``2``3`);
class Dict {
  #words;
  constructor(words) {
    this.#words = words;
  }
  t(strings, ...keys) {
    return strings.reduce((out, s,
      i) => out + s + (i < keys.length ? this.#words[keys[i]] ?? `?${keys[i]}` : ''), '');
  }
  static of(...pairs) {
    return new this(Object.fromEntries(pairs));
  }
}
const d = Dict.of(['hi', 'hallo'], ['you', 'du']);
console.log(d.t`${'hi'}, ${'you'} ${'there'}!`);
const make = (strings) => function (x) {
  this.made = strings[0] + x;
};
console.log(JSON.stringify(new make`x`(1)), JSON.stringify(new (make`y`)(2)));
const html = (strings, ...values) => strings.reduce((out, s,
  i) => out + String(values[i - 1]).replace(/[<&]/g, (c) => ({ '<': '&lt;',
  '&': '&amp;' })[c]) + s);
console.log(html`<b>${'<i>&'}</b>${1 < 2}`);
console.log(((s, ...v) => v.map((x) => typeof x).join())`${1}${'a'}${{}}${null}${() => 1}${undefined}`);
const order = [];
(order.push('tag'), (s, ...v) => order.push('called ' + v))`${order.push('v1')}${order.push('v2')}`;
console.log(order.join());
try {
  (void 0)`x${say('evaluated')}`;
} catch (e) {
  console.log(e instanceof TypeError, log.join());
}
function* tagged() {
  return o.tag`y${yield 1}z${yield 2}`;
}
const it = tagged();
it.next(), it.next('A');
console.log(it.next('B').value, typeof String.raw`a`, o.tag?.length);
console.log([1, 2].map((x) => ((s, y) => s[0] + y)`n${x}`).join(), `${o.tag`in${`ner`}`}`);
