const log = [];
const say = (...xs) => log.push(xs.map((x) => (x instanceof Promise ? 'Promise' : x)).join(' '));
const slow = async (x) => {
  await null;
  log.push('slow ' + x);
  return x * 2;
};
async function main() {
  const m = new Map([['k', slow(16)]]);
  m.forEach(async (v, k) => say(k, await v));
  await m.get('k');
  await null;
  await (async () => {
    switch (await slow(1)) {
      case await slow(0):
        return say('no');
      case await slow(1):
        return say('matched');
    }
  })();
  say(
    (await slow(1)) + (await slow(2)) * (await slow(3)),
    [await slow(1), await slow(2)],
    { a: await slow(4) }.a
  );
  say(
    await ((await slow(5)) > 5 ? slow(6) : slow(7)),
    (await slow(0)) || (await slow(8)),
    (await slow(0)) && 'never',
    (await null) ?? (await slow(9))
  );
}
main().then(
  () => console.log(log.join('\n')),
  (e) => console.log('failed', e.message)
);
