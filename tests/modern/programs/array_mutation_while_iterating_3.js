const log = [];
const told = () => log.splice(0).join();
let a = [1, 2, 3, 4];
console.log(
  [1, 2, 3].every((x, i, all) => {
    all.length = 1;
    log.push(x);
    return true;
  })
);
console.log(told());
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
for (const inner of nested)
  for (const x of inner)
    if (inner.length < 3) (inner.push(x + 1), nested.length < 3 && nested.push([x * 100]));
console.log(JSON.stringify(nested));
a = [3, 1, 2];
const copy = [...a];
for (const x of copy) a.splice(a.indexOf(x), 1);
console.log(a.length, copy.join(), [...copy.keys()].map((i) => copy.shift() + i).join());
a = [1, 2, 3];
a.find((x, i) => {
  log.push(String(x));
  if (i === 0) a.pop();
  return false;
});
console.log(told(), [5, 6].map((x, i, all) => (all === undefined ? 'none' : all[1 - i])).join());
const args = [];
