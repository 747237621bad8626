const tag = (x) => Object.prototype.toString.call(x);
console.log(
  [
    [],
    {},
    () => 1,
    null,
    undefined,
    1,
    '',
    true,
    /x/,
    new Date(),
    new Error(),
    Symbol(),
    JSON,
    Math
  ]
    .map(tag)
    .join()
);
console.log(
  [
    new Map(),
    new Set(),
    new WeakMap(),
    Promise.resolve(),
    new ArrayBuffer(1),
    new Uint8Array(),
    new DataView(new ArrayBuffer(1))
  ]
    .map(tag)
    .join()
);
const key = Symbol('k');
class Keyed {
  [key] = 1;
  static [key] = 2;
  #p = 1;
  static has(x) {
    return x !== null && typeof x === 'object' && #p in x;
  }
}
console.log(key in new Keyed(), key in Keyed, Keyed.has(new Keyed()), Keyed.has({}));
console.log(Keyed.has(null), !(key in {}));
