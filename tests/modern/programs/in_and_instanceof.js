class A {}
class B extends A {}
const b = new B();
console.log(b instanceof B, b instanceof A, b instanceof Object, A instanceof Function, Object.create(null) instanceof Object, [] instanceof Object);
console.log('x' in { x: undefined }, 0 in [undefined], 0 in [,], 'length' in [], 'toString' in {}, Symbol.iterator in [], 1 in 'a'.split(''), 'a' in Object('abc'), 0 in Object('abc'));
const proxied = new Proxy({ real: 1 }, { has: (target, key) => key.startsWith('magic') || key in target });
console.log('magic1' in proxied, 'real' in proxied, 'other' in proxied, Reflect.has(proxied, 'magicX'));
function F() {}
const f = new F();
F.prototype = { replaced: true };
const g = new F();
console.log(f instanceof F, g instanceof F, g.replaced, f.replaced, Object.getPrototypeOf(g) === F.prototype, g.constructor === Object);
Object.setPrototypeOf(f, F.prototype);
console.log(f instanceof F, F.prototype.isPrototypeOf(f), Object.prototype.isPrototypeOf.call(A.prototype, b), A.isPrototypeOf(B));
console.log(Object(1) instanceof Number, 1 instanceof Number, Object('') instanceof String, Object(true) instanceof Boolean, Object(Symbol.iterator) instanceof Symbol);
console.log([] instanceof Array, {} instanceof Array, Array.isArray([]), Array.isArray({ length: 0, __proto__: Array.prototype }), Array.isArray(Array.prototype));
console.log(/x/ instanceof RegExp, new Date() instanceof Date, new Map() instanceof Map, Promise.resolve() instanceof Promise, (() => 1) instanceof Function, new Uint8Array() instanceof Uint8Array);
console.log(typeof [], typeof /x/, typeof new Date(), typeof new Map(), typeof A, typeof b, typeof null, typeof Symbol.iterator, typeof function* () {}, typeof undeclaredName);
const tag = (x) => Object.prototype.toString.call(x);
console.log([[], {}, () => 1, null, undefined, 1, '', true, /x/, new Date(), new Error(), Symbol(), JSON, Math].map(tag).join());
console.log([new Map(), new Set(), new WeakMap(), Promise.resolve(), new ArrayBuffer(1), new Uint8Array(), new DataView(new ArrayBuffer(1))].map(tag).join());
const key = Symbol('k');
class Keyed {
  [key] = 1;
  static [key] = 2;
  #p = 1;
  static has(x) {
    return x !== null && typeof x === 'object' && #p in x;
  }
}
console.log(key in new Keyed(), key in Keyed, Keyed.has(new Keyed()), Keyed.has({}), Keyed.has(null), !(key in {}));
for (const bad of [() => 'x' in 'text', () => 'x' in 5, () => 'x' in null, () => ({}) instanceof ({}), () => ({}) instanceof null, () => ({}) instanceof 'text']) {
  try {
    console.log(bad());
  } catch (e) {
    console.log(e instanceof TypeError);
  }
}
const arrowless = { m() {} }.m;
console.log(Object.keys(new A()).length, new B().constructor === B, typeof arrowless, Object.getPrototypeOf(B.prototype) === A.prototype);
