const log = [];
const say = (...xs) => log.push(xs.map((x) => (x instanceof Promise ? 'Promise' : x)).join(' '));
const slow = async (x) => {
  await null;
  log.push('slow ' + x);
  return x * 2;
};
async function main() {
  say([1, 2].map(slow));
  say(await Promise.all([3, 4].map(slow)));
  say([5].filter(async () => false).length, [6].some(async () => false), [7].find(async () => false));
  [8, 9].forEach(async (x) => { await null; log.push('each ' + x); });
  log.push('after forEach');
  await null;
  say(await [1, 2, 3].reduce(async (sum, x) => (await sum) + (await slow(x)), 0));
  say([3, 1].sort((a, b) => (slow('cmp').catch(() => {}), a - b)).length > 0);
  const o = { get lazy() { return slow(10); }, toString() { slow('toString'); return 'text'; }, toJSON() { slow('toJSON'); return 'json'; }, valueOf() { slow('valueOf'); return 5; } };
  say(await o.lazy, `${o}`, JSON.stringify(o), o + 1);
  await null;
  say('abc'.replace(/b/, () => { slow('replace'); return 'B'; }), JSON.parse('[1]', (k, v) => { slow('reviver'); return v; }).length);
  await null;
  const p = new Proxy({}, { get: (t, k) => (k === 'then' ? undefined : slow(11)) });
  say(await p.anything);
  class Made {
    constructor() {
      this.ready = slow(12);
    }
  }
  say(await new Made().ready);
  const it = { async *[Symbol.asyncIterator]() { for (const x of [1, 2]) yield slow(x); } };
  for await (const x of it) say('iterated', x);
  function* gen() {
    const p = slow(13);
    yield p;
    yield slow(14);
  }
  for (const x of gen()) say(await x);
  say(await Promise.all(Array.from({ length: 2 }, async (_, i) => (await slow(i)) + 1)), await Promise.all(new Set([slow(15)])));
  const m = new Map([['k', slow(16)]]);
  m.forEach(async (v, k) => say(k, await v));
  await m.get('k');
  await null;
  await (async () => { switch (await slow(1)) { case await slow(0): return say('no'); case await slow(1): return say('matched'); } })();
  say(await slow(1) + await slow(2) * await slow(3), [await slow(1), await slow(2)], { a: await slow(4) }.a);
  say(await (await slow(5) > 5 ? slow(6) : slow(7)), (await slow(0)) || (await slow(8)), (await slow(0)) && 'never', (await null) ?? (await slow(9)));
}
main().then(() => console.log(log.join('\n')), (e) => console.log('failed', e.message));
