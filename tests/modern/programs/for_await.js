const log = (x) => console.log(x);
const later = (v, ms = 1) => new Promise((r) => setTimeout(() => r(v), ms));
async function* numbers(n) {
  try {
    for (let i = 0; i < n; i++) {
      yield later(i);
    }
    return 'done';
  } finally {
    log('closed');
  }
}
for await (const x of numbers(3)) log(x);
for await (const x of numbers(3)) if (x === 1) break;
for await (const x of [later('a'), 'b', later('c')]) log(x);
async function* chain() {
  log(yield* numbers(2));
  yield* ['s'];
}
for await (const x of chain()) log(x);
const g = numbers(1);
log(JSON.stringify([await g.next(), await g.next(), await g.next()]));
class Pages {
  size = 2;
  async *[Symbol.asyncIterator]() {
    for (let page = 0; page < this.size; page++) {
      await null;
      yield { page, given: arguments.length };
    }
  }
}
for await (const { page } of new Pages()) log('page ' + page);
const manual = {
  [Symbol.asyncIterator]: () => ({
    i: 0,
    async next() {
      return { value: this.i, done: this.i++ >= 2 };
    }
  })
};
label: for await (const x of manual) {
  for (const y of [1, 2]) {
    if (y === 2) continue label;
    log('m' + x + y);
  }
}
async function* fails() {
  yield 1;
  throw new Error('gen');
}
try {
  for await (const x of fails()) log(x);
} catch (e) {
  log(e.message);
}
