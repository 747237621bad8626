const pairs = [
  [NaN, NaN],
  [0, -0],
  [-0, -0],
  ['a', 'a'],
  [null, undefined],
  [{}, {}],
  [1, '1'],
  [Symbol.iterator, Symbol.iterator],
  [true, 1]
];
console.log(pairs.map(([a, b]) => Object.is(a, b)).join(), Object.is(), Object.is(undefined));
console.log(Object.is(-0, 0 * -1), Object.is(1 / -0, -Infinity));
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
console.log(types.map((x) => typeof x).join());
console.log(types.map((x) => (x === Object(x) ? 'o' : 'p')).join(''));
console.log(types.map((x) => (x ? 1 : 0)).join(''), types.map((x) => (x == null ? 1 : 0)).join(''));
console.log(
  types
    .filter((x) => typeof x !== 'symbol')
    .map((x) => {
      try {
        return String(Number(x));
      } catch (e) {
        return e.name;
      }
    })
    .join()
);
