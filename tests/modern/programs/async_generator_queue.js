const log = [];
const say = (...xs) => log.push(xs.join(' '));
const show = (step) => `${step.value}/${step.done}`;
const later = (x, ms = 1) => new Promise((r) => setTimeout(() => r(x), ms));
async function* g() {
  for (let i = 0; i < 3; i++) {
    say('before yield', i);
    const got = yield later(i, 3 - i);
    say('got', got);
  }
  return 'end';
}
async function main() {
  const a = g();
  const steps = [a.next('a'), a.next('b'), a.next('c'), a.next('d'), a.next('e')];
  say('requested');
  steps.forEach((p, i) => p.then((s) => say('settled', i, show(s))));
  await Promise.all(steps);
  const b = g();
  const mixed = [b.next(), b.return('R'), b.next(), b.throw('T').catch((e) => ({ value: 'threw ' + e, done: '-' })), b.next()];
  say((await Promise.all(mixed)).map(show));
  const c = g();
  const failing = [c.next(), c.throw(new Error('X')).catch((e) => ({ value: e.message, done: '-' })), c.next()];
  say((await Promise.all(failing)).map(show));
  async function* reentrant() {
    const inner = self.next();
    say('asked itself');
    yield 'first';
    yield 'second ' + typeof inner;
  }
  const self = reentrant();
  say(show(await self.next()), show(await self.next()), show(await self.next()));
  async function* producer(n) {
    try {
      for (let i = 0; i < n; i++) yield i;
    } finally {
      say('producer closed');
    }
  }
  async function* take(n, from) {
    if (n > 0) for await (const x of from) {
      yield x;
      if (--n <= 0) return;
    }
  }
  async function* map(from, f) {
    for await (const x of from) yield f(x);
  }
  const seen = [];
  for await (const x of take(3, map(producer(9), async (x) => (await later(0), x * x)))) seen.push(x);
  say(seen);
  const shared = producer(6);
  const worker = async (name, out = []) => {
    for await (const x of shared) {
      out.push(name + x);
      await null;
    }
    return out.length;
  };
  const counts = await Promise.all([worker('p'), worker('q')]);
  say(counts.reduce((x, y) => x + y), counts.every((n) => n > 0));
  const merged = [];
  const collect = async (name, from) => { for await (const x of from) merged.push(name + x); };
  await Promise.all([collect('x', producer(3)), collect('y', producer(2))]);
  say(merged);
}
main().then(() => console.log(log.join('\n')));
