const log = [];
const say = (...xs) => log.push(xs.map((x) => (x instanceof Promise ? 'Promise' : x)).join(' '));
const slow = async (x) => {
  await null;
  log.push('slow ' + x);
  return x * 2;
};
async function main() {
  say(
    'abc'.replace(/b/, () => {
      slow('replace');
      return 'B';
    }),
    JSON.parse('[1]', (k, v) => {
      slow('reviver');
      return v;
    }).length
  );
  await null;
  const p = new Proxy({}, { get: (t, k) => (k === 'then' ? undefined : slow(11)) });
  say(await p.anything);
  class Made {
    constructor() {
      this.ready = slow(12);
    }
  }
  say(await new Made().ready);
  const it = {
    async *[Symbol.asyncIterator]() {
      for (const x of [1, 2]) yield slow(x);
    }
  };
  for await (const x of it) say('iterated', x);
  function* gen() {
    const p = slow(13);
    yield p;
    yield slow(14);
  }
  for (const x of gen()) say(await x);
  say(
    await Promise.all(Array.from({ length: 2 }, async (_, i) => (await slow(i)) + 1)),
    await Promise.all(new Set([slow(15)]))
  );
}
main().then(
  () => console.log(log.join('\n')),
  (e) => console.log('failed', e.message)
);
