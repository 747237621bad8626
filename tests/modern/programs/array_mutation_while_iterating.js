const log = [];
const told = () => log.splice(0).join();
let a = [1, 2, 3, 4];
a.forEach((x, i) => {
  log.push(x);
  if (i === 0) a.shift();
});
console.log(told(), a.join());
a = [1, 2, 3];
a.forEach((x) => {
  log.push(x);
  if (a.length < 6) a.push(x * 10);
});
console.log(told(), a.length);
a = [1, 2, 3];
for (const x of a) {
  log.push(x);
  if (a.length < 6) a.push(x * 10);
  if (x === 2) a.splice(0, 1);
}
console.log(told());
a = [1, 2, 3, 4];
console.log(a.map((x, i) => { if (i === 0) { delete a[1]; a[2] = 'new'; a.push(9); } return x; }).map(String).join(), a.length);
a = [1, 2, 3, 4];
console.log(a.filter((x, i) => { if (i === 1) a.length = 3; return true; }).join(), a.reduce((s, x, i) => { if (i === 1) a.pop(); return s + x; }));
a = ['a', 'b', 'c'];
console.log(a.reduceRight((s, x, i) => { if (i === 1) a.shift(); return s + x; }), a.some((x, i) => { a.pop(); return i > 0; }), a.length);
const sparse = [1, , 3];
sparse.forEach((x, i) => { log.push(i); sparse[1] = 'filled'; });
console.log(told(), sparse.join(), [1, 2, 3].every((x, i, all) => { all.length = 1; log.push(x); return true; }), told());
a = [0, 1, 2, 3, 4, 5];
for (const [i, x] of a.entries()) {
  if (x % 2) a.splice(i, 1);
  log.push(i + ':' + x);
}
console.log(told(), a.join());
for (const i of a.keys()) {
  log.push(i);
  if (i === 1) a.length = 2;
}
console.log(told());
const nested = [[1], [2]];
for (const inner of nested) for (const x of inner) if (inner.length < 3) inner.push(x + 1), nested.length < 3 && nested.push([x * 100]);
console.log(JSON.stringify(nested));
a = [3, 1, 2];
const copy = [...a];
for (const x of copy) a.splice(a.indexOf(x), 1);
console.log(a.length, copy.join(), [...copy.keys()].map((i) => copy.shift() + i).join());
a = [1, 2, 3];
a.find((x, i) => { log.push(String(x)); if (i === 0) a.pop(); return false; });
console.log(told(), [5, 6].map((x, i, all) => all === undefined ? 'none' : all[1 - i]).join());
const args = [];
[['p', 'q'], ['r']].forEach(function (x, i, all) { args.push(this.tag + x.length + i + all.length); }, { tag: 't' });
console.log(args.join(), [1, 2].forEach(() => 1), [, 'x'].map(() => 'y').length, 0 in [, 'x'].map(() => 'y'), ['1', '2', '3'].map(parseInt).join(), ['1', '2'].map(Number).join(), [[1, 2]].map(([p, q]) => p + q)[0]);
