const fs = [];
for (let i = 0, j = 10; i < 3; i++, j--) {
  fs.push(() => `${i} ${j}`);
  if (i === 0) j = 5;
}
console.log(fs.map((f) => f()).join());
for (let i = 0; i < 2; i++) {
  let late;
  fs.push(() => late);
  late = i;
  for (const k of [1, 2]) {
    fs.push(() => i * 10 + k);
    if (k === 1) continue;
    late += k;
  }
}
console.log(fs.slice(3).map((f) => f()).join());
function find(list) {
  for (const x of list) {
    const test = () => x > 1;
    if (test()) return x;
  }
  return null;
}
console.log(find([1, 2, 3]), find([0]));
const that = {
  n: 2,
  run() {
    const out = [];
    for (const x of [1, 2]) out.push((() => this.n * x + arguments.length)());
    return out.join();
  }
};
console.log(that.run(1, 1));
const async_fs = [];
for (let i = 0; i < 3; i++) {
  async_fs.push((async () => {
    await null;
    return i;
  })());
}
const got = [];
for (const p of async_fs) got.push(await p);
console.log(got.join());
