const o = { a: 1, get both() { return this.a; }, set both(x) { this.a = x * 2; } };
console.log(Reflect.get(o, 'a'), Reflect.get(o, 'nope'), Reflect.set(o, 'b', 2), o.b, Reflect.has(o, 'a'), Reflect.has(o, 'toString'), Reflect.deleteProperty(o, 'b'), 'b' in o, Reflect.deleteProperty(o, 'never'));
console.log(Reflect.ownKeys({ z: 1, 2: 0, [Symbol.iterator]: 0, a: 1, 1: 0 }).map(String).join(), Reflect.ownKeys([1]).join(), Reflect.ownKeys(Object.create({ up: 1 })).length);
console.log(Reflect.apply(Math.max, null, [1, 3, 2]), Reflect.apply(function (x) { return this.a + x; }, o, [5]), Reflect.apply(String.prototype.slice, 'hello', [1, 3]), Reflect.apply((...xs) => xs.length, undefined, { length: 2 }));
class A {
  constructor(...xs) {
    this.xs = xs;
    this.target = new.target === A;
  }
}
const made = Reflect.construct(A, [1, 2]);
console.log(made instanceof A, made.xs.join(), made.target, Reflect.construct(Array, [3]).length, Reflect.construct(Date, [0]).getTime(), Reflect.construct(function () { return { own: 1 }; }, []).own);
console.log(Reflect.getPrototypeOf(made) === A.prototype, Reflect.setPrototypeOf(o, { proto: 'p' }), o.proto, Reflect.setPrototypeOf(Object.freeze({}), {}), Reflect.getPrototypeOf(Object.create(null)));
console.log(Reflect.defineProperty(o, 'fixed', { value: 1 }), Reflect.defineProperty(o, 'fixed', { value: 2 }), o.fixed, Reflect.set(o, 'fixed', 3), Reflect.deleteProperty(o, 'fixed'), Reflect.getOwnPropertyDescriptor(o, 'fixed').writable, Reflect.getOwnPropertyDescriptor(o, 'nope'));
console.log(Reflect.isExtensible(o), Reflect.preventExtensions(o), Reflect.isExtensible(o), Reflect.set(o, 'new', 1), Reflect.defineProperty(o, 'x', { value: 1 }), Reflect.set(o, 'a', 10), o.a, Reflect.set(o, 'both', 4), o.a, Reflect.get(o, 'both'));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => Reflect.get(5, 'x')), attempt(() => Reflect.has('text', 'length')), attempt(() => Reflect.ownKeys(null)), attempt(() => Reflect.apply(5)), attempt(() => Reflect.construct(Math.max, [])), attempt(() => Reflect.setPrototypeOf({}, 5)), attempt(() => Reflect.defineProperty(1, 'x', {})), attempt(() => new Reflect()), attempt(() => Reflect.getPrototypeOf('')), attempt(() => Reflect.isExtensible(1)));
console.log(typeof Reflect, Reflect.set([], 'length', 3), Reflect.get([7, 8], 1), Reflect.set([1, 2], 0, 9), Reflect.has([1], 0), Reflect.get('text'.split(''), 'length'), Object.keys(Reflect).length);
const frozen = Object.freeze({ f: 1 });
console.log(Reflect.set(frozen, 'f', 2), Reflect.set(frozen, 'g', 1), Reflect.deleteProperty(frozen, 'f'), Reflect.defineProperty(frozen, 'f', { value: 1 }), Reflect.setPrototypeOf(frozen, Object.prototype), Reflect.ownKeys(frozen).join());
const getter = { get g() { return 'got'; } };
console.log(Reflect.set(getter, 'g', 1), Reflect.get(Object.create(getter), 'g'), Reflect.has(Object.create(getter), 'g'), Reflect.ownKeys(class { static s = 1; }).includes('s'), Reflect.ownKeys(function () {}).includes('prototype'));
