const log = [];
const make = (entries) => Object.assign({}, entries);
const full = {
  [Symbol.toPrimitive](hint) {
    log.push(hint);
    return hint === 'number' ? 42 : hint === 'string' ? 'str' : 'def';
  }
};
console.log(+full, `${full}`, full + '', full * 2, full == 'def', [full] + '', String(full), Number(full), full < 50, 1 + full);
console.log({ str: 'key' }[full], Math.max(full, 1), new Date(full).getTime(), 'abcstr'.indexOf(full), isNaN(full), log.join());
const ordered = {
  valueOf() {
    log.push('v');
    return this.v;
  },
  toString() {
    log.push('s');
    return this.s;
  }
};
const attempt = (f) => {
  log.length = 0;
  try {
    return String(f()) + ':' + log.join('');
  } catch (e) {
    return (e instanceof TypeError ? 'TypeError' : e.name) + ':' + log.join('');
  }
};
const both = Object.assign(Object.create(ordered), { v: 7, s: 'seven' });
console.log(attempt(() => both + 1), attempt(() => `${both}`), attempt(() => both - 1), attempt(() => [both].join()), attempt(() => both > 6));
const objects = Object.assign(Object.create(ordered), { v: {}, s: 'fallback' });
console.log(attempt(() => objects + 1), attempt(() => `${objects}`), attempt(() => +objects));
const none = Object.assign(Object.create(ordered), { v: {}, s: {} });
console.log(attempt(() => none + 1), attempt(() => `${none}`), attempt(() => ({})[none]));
console.log(attempt(() => +{ [Symbol.toPrimitive]: () => ({}) }), attempt(() => +{ [Symbol.toPrimitive]: 5 }), attempt(() => +{ [Symbol.toPrimitive]: null, valueOf: () => 3 }));
console.log(attempt(() => Object.create(null) + ''), attempt(() => Symbol() * 1), attempt(() => `${Symbol('x')}`), attempt(() => String(Symbol('x'))));
class Money {
  constructor(cents) {
    this.cents = cents;
  }
  valueOf() {
    return this.cents;
  }
  toString() {
    return `$${(this.cents / 100).toFixed(2)}`;
  }
  toJSON() {
    return `${this}`;
  }
}
const [m, n] = [new Money(150), new Money(275)];
console.log(m + n, `${m}`, m < n, Math.max(m, n), [n, m].sort((a, b) => a - b).join(), JSON.stringify({ m }), m + '');
const date = new Date(0);
console.log(typeof (date + 1), typeof (date - 1), date[Symbol.toPrimitive]('number'), typeof date[Symbol.toPrimitive]('default'));
const f = () => 1;
f.valueOf = () => 'fv';
console.log(f + '!', [[1, 2], [3]] + '', `${[1, [2, [3]]]}`, String([null, undefined, 1]), String({}), `${[]}` === '');
