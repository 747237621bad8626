const pairs = [[NaN, NaN], [0, -0], [-0, -0], ['a', 'a'], [null, undefined], [{}, {}], [1, '1'], [Symbol.iterator, Symbol.iterator], [true, 1]];
console.log(pairs.map(([a, b]) => Object.is(a, b)).join(), Object.is(), Object.is(undefined), Object.is(-0, 0 * -1), Object.is(1 / -0, -Infinity));
const types = [undefined, null, true, 1, 'x', Symbol('s'), {}, [], () => 1, class {}, new Date(0), /x/, new Map(), NaN];
console.log(types.map((x) => typeof x).join(), types.map((x) => (x === Object(x) ? 'o' : 'p')).join(''), types.map((x) => (x ? 1 : 0)).join(''), types.map((x) => (x == null ? 1 : 0)).join(''));
console.log(types.filter((x) => typeof x !== 'symbol').map((x) => { try { return String(Number(x)); } catch (e) { return e.name; } }).join());
const deepEqual = (a, b) => {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Date) return +a === +b;
  if (a instanceof Map || a instanceof Set) return a.size === b.size && deepEqual([...a], [...b]);
  const keys = Reflect.ownKeys(a);
  return keys.length === Reflect.ownKeys(b).length && keys.every((k) => Object.prototype.hasOwnProperty.call(b, k) && deepEqual(a[k], b[k]));
};
console.log(deepEqual({ a: [1, { b: NaN }] }, { a: [1, { b: NaN }] }), deepEqual({ a: 1 }, { a: 1, b: undefined }), deepEqual([1, , 3], [1, undefined, 3]), deepEqual(new Map([[1, { x: 1 }]]), new Map([[1, { x: 1 }]])), deepEqual(new Set([1]), new Set([2])), deepEqual(new Date(5), new Date(5)), deepEqual([], {}), deepEqual(0, -0), deepEqual({ [Symbol.iterator]: 1 }, {}));
const typeOf = (x) => (x === null ? 'null' : typeof x !== 'object' ? typeof x : Object.prototype.toString.call(x).slice(8, -1).toLowerCase());
console.log(types.map(typeOf).join(), typeOf(new Proxy([], {})), typeOf(Object(1)));
const freezeDeep = (o) => (Object.values(o).forEach((v) => typeof v === 'object' && v && freezeDeep(v)), Object.freeze(o));
const config = freezeDeep({ a: { b: { c: [1, { d: 2 }] } }, f: () => 1 });
config.a.b.c[1].d = 9;
config.a.x = 1;
console.log(config.a.b.c[1].d, config.a.x, Object.isFrozen(config.a.b.c), Object.isFrozen(config.f));
console.log([1, [2, [3]]].toString(), {}.toString(), (() => 1).toString !== Object.prototype.toString, true.toString() + (5).toString() + 'x'.toString(), [].toString() === '', Symbol('t').toString(), new Date(NaN).toString(), new Error('m').toString(), /r/g.toString());
console.log(Boolean([]) + Boolean({}) + Boolean(new Boolean(false)) + Boolean('false'), !!document(), Boolean(-0) || Boolean(NaN) || Boolean(''), new Boolean(false) && 'object', Boolean() === false, typeof Boolean('x'), true + '1', true + 1, -true);
function document() {
  return undefined;
}
