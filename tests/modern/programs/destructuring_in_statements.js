for (const { id, tags: [first, ...more] = [] } of [{ id: 1, tags: ['x', 'y', 'z'] }, { id: 2 }]) {
  console.log(id, first, more.length);
}
for (let [i, j] = [0, 10]; i < j; [i, j] = [i + 1, j - 4]) console.log(i, j);
for (const [a, b] of Object.entries({ p: 'q' }).concat([['r', 's']])) console.log(a + b);
try {
  throw { code: 7, info: ['i1', 'i2'] };
} catch ({ code, info: [, second], missing = 'def' }) {
  console.log(code, second, missing);
}
try {
  throw [1, [2, 3]];
} catch ([x, [...ys]]) {
  console.log(x, ys.join());
}
const fs = [];
for (const [n, { m = n } = {}] of [[1], [2, { m: 5 }]]) fs.push(() => n * m);
for (let { n } = { n: 0 }; n < 2; n++) fs.push(() => n);
console.log(fs.map((f) => f()).join());
var { v1, v2 = v1 } = { v1: 'var' };
let { l1 } = { l1: 'let' }, [l2, l3 = l1 + l2] = ['second'];
console.log(v1, v2, l1, l2, l3);
switch (1) {
  case 1:
    const { s = 'switch scope' } = {};
    console.log(s);
}
const { a: { b: { c: { d = 'deepest' } = {} } = {} } = {} } = { a: { b: null ?? undefined } };
console.log(d);
const swap = (o, i, j) => (([o[i], o[j]] = [o[j], o[i]]), o);
console.log(swap(['x', 'y', 'z'], 0, 2).join(''), JSON.stringify(swap({ p: 1, q: 2 }, 'p', 'q')));
if (([, global] = [1, 'from condition']) && global) console.log(global);
var global;
const max = (list) => list.reduce(([lo, hi], x) => [Math.min(lo, x), Math.max(hi, x)], [Infinity, -Infinity]).join('..');
console.log(max([3, 1, 2]));
const { floor, max: most, PI: { constructor: { name: kind } } } = Math;
console.log(floor(1.9), most(1, 2), kind);
