const log = [];
function tracked(n, name) {
  let i = 0;
  return {
    [Symbol.iterator]() {
      return this;
    },
    next() {
      return i < n ? { value: i++, done: false } : { value: undefined, done: true };
    },
    return() {
      log.push('closed ' + name);
      return {};
    }
  };
}
for (const x of tracked(2, 'whole')) log.push(x);
for (const x of tracked(5, 'break')) if (x === 1) break;
function f() {
  for (const x of tracked(5, 'return')) if (x === 2) return x;
}
log.push(f());
try {
  for (const x of tracked(5, 'throw')) throw new Error('in ' + x);
} catch (e) {
  log.push(e.message);
}
outer: for (const x of tracked(3, 'outer')) {
  for (const y of tracked(3, 'inner')) {
    if (y === 1) continue outer;
    if (x === 1) break outer;
  }
}
inner: for (const x of [1, 2]) {
  for (const y of [1, 2, 3]) {
    if (y === 2) continue inner;
    log.push(x + '-' + y);
  }
}
const grows = [1, 2];
for (const x of grows) if (grows.length < 5) grows.push(x * 10);
log.push(grows.join());
for (const c of 'a😀b') log.push(c);
for (const [k, v] of new Map([['k', 1]])) log.push(k + v);
for (const x of new Set([1, 1, 2])) log.push(x);
const fs = [];
for (const x of [1, 2, 3]) fs.push(() => x);
log.push(fs.map((g) => g()).join());
let target;
for (target of [7, 8]);
log.push(target);
const o = {};
for (o.p of ['x', 'y']);
for ([target] of [[5]]);
log.push(o.p + target);
(function () {
  for (const a of arguments) log.push('arg' + a);
})(1, 2);
for (const x of [, 1]) log.push(x);
try {
  for (const x of 5) log.push(x);
} catch (e) {
  log.push(e instanceof TypeError);
}
function* ends() {
  try {
    yield 1;
    yield 2;
  } finally {
    log.push("gen end");
  }
}
for (const x of ends()) break;
for (const k of Object.keys({ a: 1, b: 2 })) log.push(k);
for (const v of [[1, [2]], [3, [4]]]) for (const w of v) log.push(String(w));
console.log(log.join('\n'));
