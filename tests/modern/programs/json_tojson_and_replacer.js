const s = JSON.stringify;
const log = [];
class Money {
  constructor(cents) {
    this.cents = cents;
  }
  toJSON(key) {
    log.push(typeof key + ':' + key);
    return key === 'raw' ? this.cents : `$${this.cents / 100}`;
  }
}
console.log(s(new Money(150)), s({ price: new Money(250), raw: new Money(5), list: [new Money(1)] }), log.splice(0).join());
console.log(s({ toJSON: () => undefined }), s([{ toJSON: () => undefined }]), s({ x: { toJSON: () => ({ nested: { toJSON: () => 'inner' } }) } }), s({ toJSON: 'not a function' }), s({ toJSON() { return this === undefined; } }), s(Object.assign(() => 1, { toJSON: () => 'fn' })), s({ d: new Date(Date.UTC(2020, 1, 29)) }));
const replaced = s({ a: 1, b: [2, { c: 3 }], d: 'x' }, function (key, value) {
  log.push(`${key}:${Array.isArray(this) ? 'list' : typeof this}`);
  return typeof value === 'number' ? value * 10 : value;
});
console.log(replaced, log.splice(0).join(' '));
console.log(s({ a: 1, b: 2, c: 3 }, (k, v) => (k === 'b' ? undefined : v)), s([1, 2, 3], (k, v) => (k === '1' ? undefined : v)), s({ a: 1 }, () => 'whole'), s({ a: 1 }, () => undefined), s({ a: { b: 1 } }, (k, v) => (k === 'b' ? { added: true, again: [1] } : v)), s({ n: new Money(100) }, (k, v) => (k === 'n' ? typeof v : v)), log.splice(0).length);
console.log(s({ b: 1, a: 2, c: { a: 3, d: 4 } }, ['a', 'c']), s({ 1: 'x', 2: 'y' }, [1]), s({ a: 1 }, []), s([{ a: 1, b: 2 }], ['b']), s({ x: 1 }, [new String('x')]), s({ true: 1, x: 2 }, [true, null, {}, 'x']), s({ a: 1 }, null), s({ a: 1 }, 'a'), s({ a: 1 }, 5));
console.log(s(new Map([['k', { v: new Set([1, 2]) }]]), (k, v) => (v instanceof Map ? Object.fromEntries(v) : v instanceof Set ? [...v] : v)), s({ re: /x/g, f() {}, u: undefined, sym: Symbol('s') }, (k, v) => (k && typeof v !== 'object' ? `<${typeof v}>` : v instanceof RegExp ? String(v) : v)));
const seen = new WeakSet();
const cyclic = { name: 'c', kids: [{ name: 'k' }] };
cyclic.kids[0].parent = cyclic;
cyclic.self = cyclic;
console.log(s(cyclic, (k, v) => {
  if (typeof v !== 'object' || v === null) return v;
  if (seen.has(v)) return '[cycle]';
  seen.add(v);
  return v;
}));
const sorted = (x) => s(x, (k, v) => (v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort(([p], [q]) => (p < q ? -1 : 1))) : v));
console.log(sorted({ z: 1, a: { y: 2, b: [{ d: 1, c: 2 }] } }), s({ a: [1, { b: 2 }] }, null, ' '), s({ k: 'v', l: [1, [2]] }, ['k', 'l'], '\t'), s({ date: new Date(5) }, function (k, v) { return this[k] instanceof Date ? 'was a date ' + this[k].getTime() : v; }));
class Base {
  toJSON() {
    return { type: this.constructor.type, ...this };
  }
}
class Derived extends Base {
  static type = 'D';
  x = 1;
  toJSON() {
    return { ...super.toJSON(), extra: true };
  }
}
console.log(s(new Derived()), s({ toString: () => 'no', valueOf: () => 'neither' }), s(Object.defineProperty({ v: 1 }, 'toJSON', { value: () => 'hidden toJSON' })), s(Object.create({ toJSON: () => 'inherited' })));
