const log = [];
const mark = (x) => log.push(x);
async function a() {
  mark('a1');
  await b();
  mark('a2');
  await null;
  mark('a3');
}
async function b() {
  mark('b1');
  await 0;
  mark('b2');
}
async function c() {
  mark('c1');
  return 'c';
}
async function d() {
  mark('d1');
  return Promise.resolve('d');
}
mark('start');
a();
c().then((x) => mark(x + ' then'));
d().then((x) => mark(x + ' then'));
Promise.resolve()
  .then(() => mark('p1'))
  .then(() => mark('p2'))
  .then(() => mark('p3'))
  .then(() => mark('p4'));
queueMicrotask(() => mark('q1'));
new Promise((resolve) => {
  mark('executor');
  resolve();
  mark('after resolve');
}).then(() => mark('n1'));
Promise.reject(1)
  .catch(() => mark('caught'))
  .finally(() => mark('finally'))
  .then(() => mark('after finally'));
(async () => {
  mark('iife');
  try {
    await Promise.reject(new Error('x'));
  } catch {
    mark('iife caught');
  }
  return;
})().then(() => mark('iife then'));
setTimeout(() => {
  mark('timer 1');
  Promise.resolve().then(() => mark('micro in timer'));
}, 0);
setTimeout(() => mark('timer 2'), 0);
setTimeout(() => console.log(log.join('\n')), 5);
mark('end');
