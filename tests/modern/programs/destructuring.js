const { a, b: { c = 5, ...rest } = {}, ...others } = { a: 1, b: { d: 2, e: 3 }, f: 4, g: 5 };
console.log(a, c, JSON.stringify(rest), JSON.stringify(others));
const [x, , y = 9, ...zs] = [1, 2, undefined, 4, 5];
console.log(x, y, zs.join());
let p = 1;
let q = 2;
[p, q] = [q, p];
console.log(p, q);
const o = {};
({ a: o.x, b: [o.y] } = { a: 1, b: [2] });
console.log(JSON.stringify(o));
function f({ a = 1, b: { c } = { c: 2 } } = {}, [d, e] = [3, 4]) {
  return [a, c, d, e].join();
}
console.log(f(), f({ a: 9, b: { c: 8 } }, [7, 6]));
const key = 'k';
const { [key]: value, ['m' + 1]: m = 'none' } = { k: 'v' };
console.log(value, m);
for (const [k, { n }] of Object.entries({ one: { n: 1 }, two: { n: 2 } })) console.log(k, n);
const [first, second] = new Set(['s1', 's2', 's3']);
console.log(first, second);
const [h, ...t] = 'añ😀b';
console.log(h, t.join('|'));
try {
  const { z } = null;
  console.log(z);
} catch (e) {
  console.log(e instanceof TypeError);
}
