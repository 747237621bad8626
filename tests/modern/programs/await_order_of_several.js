const log = [];
async function count(name, n) {
  for (let i = 0; i < n; i++) {
    log.push(name + i);
    await null;
  }
  return name;
}
async function nested(name, depth) {
  log.push(name + depth);
  if (depth) await nested(name, depth - 1);
  log.push(name + depth + 'x');
  return depth;
}
async function returnsAwait() {
  return await Promise.resolve('ra');
}
async function returnsPromise() {
  return Promise.resolve('rp');
}
async function returnsAsync() {
  return plain();
}
async function plain() {
  return 'pl';
}
async function throws() {
  throw 'th';
}
const done = (x) => log.push('done ' + x);
const first = count('a', 3).then(done);
count('b', 2).then(done);
nested('n', 2).then(done);
count('c', 0).then(done);
returnsPromise().then(done);
returnsAwait().then(done);
returnsAsync().then(done);
plain().then(done);
throws().then(done, (e) => log.push('failed ' + e));
log.push('sync end');
let ticks = 0;
(function tick() {
  if (ticks++ < 12) Promise.resolve().then(() => (log.push('t' + ticks), tick()));
})();
async function second() {
  await first;
  const order = [];
  const p = Promise.resolve(1);
  p.then(() => order.push('then 1'));
  (async () => {
    await p;
    order.push('await');
  })();
  p.then(() => order.push('then 2'));
  (async () => {
    await p.then(() => order.push('inner then'));
    order.push('await of then');
  })();
  for (let i = 0; i < 20; i++) await null;
  console.log(order.join(' '));
  console.log(log.join(' '));
}
second();
