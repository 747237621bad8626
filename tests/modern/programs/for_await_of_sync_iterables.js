const log = [];
const say = (...xs) => log.push(xs.join(' '));
const later = (x, ms = 1) => new Promise((r) => setTimeout(() => r(x), ms));
async function main() {
  for await (const x of [1, Promise.resolve(2), later(3), { then: (r) => r(4) }, 'five']) say(typeof x, x);
  for await (const c of 'a😀') say(c.length);
  for await (const [k, v] of new Map([['k', later('v')]])) say(k, v instanceof Promise, await v);
  for await (const x of new Set([later('s', 3), later('t', 1)])) say(x);
  function* gen() {
    try {
      yield later('g1');
      yield 'g2';
      yield 'g3';
    } finally {
      say('gen closed');
    }
  }
  for await (const x of gen()) {
    say(x);
    if (x === 'g2') break;
  }
  try {
    for await (const x of gen()) throw new Error('body ' + x);
  } catch (e) {
    say(e.message);
  }
  try {
    for await (const x of [Promise.resolve('ok'), Promise.reject(new Error('element rejected')), 'never']) say(x);
  } catch (e) {
    say(e.message);
  }
  for await (const x of [, 1]) say(String(x));
  for await (const x of (function () { return arguments; })(later('arg'), 'p')) say(x);
  const promises = [later('slow', 6), later('fast', 1)];
  const order = [];
  promises.forEach((p) => p.then((x) => order.push(x)));
  for await (const x of promises) order.push('loop ' + x);
  say(order);
  const ticks = [];
  const counting = (async () => {
    for await (const x of ['a', 'b']) ticks.push(x);
    ticks.push('done');
  })();
  let p = Promise.resolve();
  for (let i = 1; i <= 8; i++) p = p.then(() => ticks.push(i));
  await Promise.all([counting, p]);
  say(ticks);
  const growing = ['x'];
  for await (const x of growing) {
    if (growing.length < 3) growing.push(x + x);
    say(x);
  }
  const fs = [];
  for await (const n of [1, 2]) fs.push(async () => (await null, n * 10));
  say(await Promise.all(fs.map((f) => f())));
  for await (const x of [[1, [2]], later([3, [4]])]) {
    const [a, [b]] = x;
    say(a + b);
  }
  let last;
  for await (last of [1, 2]) continue;
  for await (var v of [later('var')]);
  say(last, v);
}
main().then(() => console.log(log.join('\n')));
