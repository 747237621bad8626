const s = JSON.stringify;
console.log(
  s(new Map([['k', { v: new Set([1, 2]) }]]), (k, v) =>
    v instanceof Map ? Object.fromEntries(v) : v instanceof Set ? [...v] : v
  )
);
console.log(
  s({ re: /x/g, f() {}, u: undefined, sym: Symbol('s') }, (k, v) =>
    k && typeof v !== 'object' ? `<${typeof v}>` : v instanceof RegExp ? String(v) : v
  )
);
const seen = new WeakSet();
const cyclic = { name: 'c', kids: [{ name: 'k' }] };
cyclic.kids[0].parent = cyclic;
cyclic.self = cyclic;
console.log(
  s(cyclic, (k, v) => {
    if (typeof v !== 'object' || v === null) return v;
    if (seen.has(v)) return '[cycle]';
    seen.add(v);
    return v;
  })
);
const sorted = (x) =>
  s(x, (k, v) =>
    v && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([p], [q]) => (p < q ? -1 : 1)))
      : v
  );
console.log(sorted({ z: 1, a: { y: 2, b: [{ d: 1, c: 2 }] } }), s({ a: [1, { b: 2 }] }, null, ' '));
console.log(s({ k: 'v', l: [1, [2]] }, ['k', 'l'], '\t'));
console.log(
  s({ date: new Date(5) }, function (k, v) {
    return this[k] instanceof Date ? 'was a date ' + this[k].getTime() : v;
  })
);
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
console.log(s(new Derived()), s({ toString: () => 'no', valueOf: () => 'neither' }));
console.log(s(Object.defineProperty({ v: 1 }, 'toJSON', { value: () => 'hidden toJSON' })));
console.log(s(Object.create({ toJSON: () => 'inherited' })));
