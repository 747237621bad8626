const o = { b: 1, a: [2], 1: 'one', [Symbol('s')]: 'no' };
const symbol = Symbol('k');
const made = Object.fromEntries([
  [symbol, 's'],
  [1, 'n'],
  [null, 'null'],
  [{ toString: () => 'obj' }, 'o'],
  ['__proto__', 'own']
]);
console.log(made[symbol], Object.keys(made).join());
console.log(Object.getPrototypeOf(made) === Object.prototype);
console.log(Object.getOwnPropertyDescriptor(made, '1').writable);
const nested = { a: { b: { c: 1 }, d: [1, { e: 2 }] } };
const flatten = (obj, prefix = '') =>
  Object.entries(obj).flatMap(([k, v]) =>
    typeof v === 'object' ? flatten(v, prefix + k + '.') : [[prefix + k, v]]
  );
console.log(Object.keys(Object.fromEntries(flatten(nested))).join());
console.log(
  flatten(nested)
    .map(([, v]) => v)
    .join()
);
const sorted = Object.fromEntries(
  Object.entries({ z: 1, m: 2, a: 3, 5: 4 }).sort(([x], [y]) => (x < y ? -1 : 1))
);
console.log(
  Object.keys(sorted).join(),
  Object.entries(
    class {
      static x = 1;
    }
  ).join()
);
console.log(Object.entries(Object.assign(() => 1, { prop: 'p' })).join());
console.log(
  Object.keys(
    new (class {
      f = 1;
      #p = 2;
      get g() {
        return 3;
      }
    })()
  ).join()
);
for (const [k, v] of Object.entries({ loop: 1 }))
  console.log(k, v, Object.entries(o)[0].length, Object.entries(o)[2][1] === o.a);
