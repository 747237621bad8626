const types = [
  undefined,
  null,
  true,
  1,
  'x',
  Symbol('s'),
  {},
  [],
  () => 1,
  class {},
  new Date(0),
  /x/,
  new Map(),
  NaN
];
const deepEqual = (a, b) => {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Date) return +a === +b;
  if (a instanceof Map || a instanceof Set) return a.size === b.size && deepEqual([...a], [...b]);
  const keys = Reflect.ownKeys(a);
  return (
    keys.length === Reflect.ownKeys(b).length &&
    keys.every((k) => Object.prototype.hasOwnProperty.call(b, k) && deepEqual(a[k], b[k]))
  );
};
console.log(deepEqual({ a: [1, { b: NaN }] }, { a: [1, { b: NaN }] }));
console.log(deepEqual({ a: 1 }, { a: 1, b: undefined }), deepEqual([1, , 3], [1, undefined, 3]));
console.log(deepEqual(new Map([[1, { x: 1 }]]), new Map([[1, { x: 1 }]])));
console.log(deepEqual(new Set([1]), new Set([2])), deepEqual(new Date(5), new Date(5)));
console.log(deepEqual([], {}), deepEqual(0, -0), deepEqual({ [Symbol.iterator]: 1 }, {}));
const typeOf = (x) =>
  x === null
    ? 'null'
    : typeof x !== 'object'
      ? typeof x
      : Object.prototype.toString.call(x).slice(8, -1).toLowerCase();
console.log(types.map(typeOf).join(), typeOf(new Proxy([], {})), typeOf(Object(1)));
const freezeDeep = (o) => (
  Object.values(o).forEach((v) => typeof v === 'object' && v && freezeDeep(v)),
  Object.freeze(o)
);
const config = freezeDeep({ a: { b: { c: [1, { d: 2 }] } }, f: () => 1 });
config.a.b.c[1].d = 9;
config.a.x = 1;
console.log(config.a.b.c[1].d, config.a.x, Object.isFrozen(config.a.b.c));
