const log = [];
const say = (x) => (log.push(x), x);
const a = 1, fn = () => 'shorthand';
const o = {
  a, fn,
  'quoted key': 2, 3: 'number', 1.5: 'float', [say('comp') + 1]: say('computed'), [`t${1}`]: 't',
  m(x) { return `${this.a}${x}`; },
  *g() { yield* [this.a, 2]; },
  get acc() { return this._acc ?? 'unset'; },
  set acc(x) { this._acc = `<${x}>`; },
  get [say('gk')]() { return 'computed getter'; },
  async am() { return this.a; },
  if: 'reserved', class: 'c', get: 'get value', set: 'set value', static: 's', async: 'as', await: 'aw',
  'a-b'() { return 'dash'; },
  5() { return 'five'; },
  new: { target: 'nested' },
};
console.log(o.fn(), o['quoted key'], o[3], o['1.5'], o.comp1, o.t1, o.m('!'), [...o.g()].join());
o.acc = 'set';
console.log(o.acc, o.gk, o.if, o.class, o.get, o.set, o.static, o.async, o.await, o['a-b']());
console.log(o[5](), o.new.target);
console.log(Object.keys(o).filter((k) => k !== 'acc' && k !== 'gk').join(), log.join());
const proto = { hello: 'from proto', who() { return this.name; } };
const child = { __proto__: proto, name: 'child' };
console.log(child.hello, child.who(), Object.keys(child).join(), 'hello' in child);
console.log(child.hasOwnProperty('hello'));
const order = { z: 1, 2: 'b', a: 1, 1: 'a', [Symbol('s')]: 's', '-1': 'neg', '01': 'zero' };
console.log(Object.keys(order).join(), JSON.stringify(order));
const merged = { x: 1, ...{ x: 2, y: 1 }, y: 3, ...null, ...undefined, ...'hi', ...[9], ...5, ...true };
console.log(JSON.stringify(merged));
let reads = 0;
const source = { get x() { return ++reads; } };
const copy = { ...source, after: reads };
console.log(copy.x, copy.x, copy.after, reads, Object.getOwnPropertyDescriptor(copy, 'x').writable);
const nested = { level: { level: { get level() { return 3; } } } };
console.log(nested.level.level.level, { a: { b: 1 } }.a.b, ({}).x, [{ x: 1 }][0].x);
console.log((() => ({ y: 2 }))().y);
