const log = [];
const later = async (x, n = 1) => {
  while (n-- > 0) await null;
  return x;
};
async function main() {
  const memo = new Map();
  const once = (key, make) => memo.get(key) ?? memo.set(key, make()).get(key);
  let made = 0;
  log.push(
    (
      await Promise.all(['k', 'k', 'l'].map((k) => once(k, async () => (await null, ++made))))
    ).join()
  );
  const sequence = [];
  for (const job of [3, 1, 2]) sequence.push(await later(job, 1));
  await [1, 2].reduce(
    (p, x) => p.then(() => later(0, 0)).then(() => sequence.push('r' + x)),
    Promise.resolve()
  );
  log.push(sequence.join());
  const pipeline = [async (x) => x + 1, (x) => x * 2, (x) => later(`<${x}>`)];
  log.push(await pipeline.reduce(async (v, f) => f(await v), 1));
  const abort = { aborted: false };
  const work = (async () => {
    let n = 0;
    while (!abort.aborted) {
      n++;
      await null;
    }
    return n > 0 ? 'stopped' : 'never ran';
  })();
  await null;
  abort.aborted = true;
  log.push(await work);
  const events = [];
}
main().then(
  () => console.log(log.join('\n')),
  (e) => console.log('failed', e.message)
);
