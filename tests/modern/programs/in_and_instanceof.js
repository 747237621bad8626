class A {}
class B extends A {}
const b = new B();
console.log(b instanceof B, b instanceof A, b instanceof Object, A instanceof Function);
console.log(Object.create(null) instanceof Object, [] instanceof Object);
console.log('x' in { x: undefined }, 0 in [undefined], 0 in [,], 'length' in [], 'toString' in {});
console.log(Symbol.iterator in [], 1 in 'a'.split(''), 'a' in Object('abc'), 0 in Object('abc'));
const proxied = new Proxy(
  { real: 1 },
  { has: (target, key) => key.startsWith('magic') || key in target }
);
console.log('magic1' in proxied, 'real' in proxied, 'other' in proxied);
console.log(Reflect.has(proxied, 'magicX'));
function F() {}
const f = new F();
F.prototype = { replaced: true };
const g = new F();
console.log(f instanceof F, g instanceof F, g.replaced, f.replaced);
console.log(Object.getPrototypeOf(g) === F.prototype, g.constructor === Object);
Object.setPrototypeOf(f, F.prototype);
console.log(f instanceof F, F.prototype.isPrototypeOf(f));
console.log(Object.prototype.isPrototypeOf.call(A.prototype, b), A.isPrototypeOf(B));
console.log(Object(1) instanceof Number, 1 instanceof Number, Object('') instanceof String);
console.log(Object(true) instanceof Boolean, Object(Symbol.iterator) instanceof Symbol);
console.log([] instanceof Array, {} instanceof Array, Array.isArray([]));
console.log(Array.isArray({ length: 0, __proto__: Array.prototype }));
console.log(Array.isArray(Array.prototype));
console.log(/x/ instanceof RegExp, new Date() instanceof Date, new Map() instanceof Map);
console.log(Promise.resolve() instanceof Promise, (() => 1) instanceof Function);
console.log(new Uint8Array() instanceof Uint8Array);
console.log(typeof [], typeof /x/, typeof new Date(), typeof new Map(), typeof A, typeof b);
console.log(typeof null, typeof Symbol.iterator, typeof function* () {}, typeof undeclaredName);
const tag = (x) => Object.prototype.toString.call(x);
