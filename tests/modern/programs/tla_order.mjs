const log = [];
log.push('start');
Promise.resolve()
  .then(() => log.push('p1'))
  .then(() => log.push('p2'))
  .then(() => log.push('p3'));
queueMicrotask(() => log.push('q1'));
const background = (async () => {
  log.push('b0');
  for (let i = 1; i < 4; i++) {
    await null;
    log.push('b' + i);
  }
})();
await null;
log.push('after await 1');
await 'x';
log.push('after await 2');
await background;
log.push('after background');
const value = await new Promise((resolve) => queueMicrotask(() => resolve('from a microtask')));
log.push(value);
const settled = await Promise.allSettled([Promise.reject('r'), 1, (async () => 'a')()]);
log.push(settled.map((s) => s.status[0]).join(''));
log.push(await Promise.race([(async () => (await null, 'slow'))(), Promise.resolve('quick')]));
log.push(await Promise.any([Promise.reject(1), 'any']));
async function* numbers() {
  try {
    for (let i = 0; ; i++) yield i;
  } finally {
    log.push('closed');
  }
}
for await (const i of numbers()) {
  if (i > 1) break;
  log.push('n' + i);
}
const it = numbers();
log.push((await it.next()).value, (await it.return('r')).value);
let count = 0;
const counter = setup();
async function setup() {
  count++;
  await null;
  count++;
  return count;
}
log.push('count ' + count, 'counter ' + (await counter));
export let exported = 'before';
const read = () => exported;
exported = await Promise.resolve('after');
log.push(read());
var hoisted = await 1;
log.push(hoisted + (await 2) * (await 3));
await (async () => {
  try {
    return await Promise.reject(new TypeError('t'));
  } catch (e) {
    log.push(e.name);
  } finally {
    log.push('finally');
  }
})();
console.log(log.join('\n'));
