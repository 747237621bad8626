const log = [];
const say = (...xs) => log.push(xs.join(' '));
const later = async (x, n = 1) => {
  while (n-- > 0) await null;
  return x;
};
async function main() {
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
