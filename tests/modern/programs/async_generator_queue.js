const log = [];
const say = (...xs) => log.push(xs.join(' '));
const show = (step) => `${step.value}/${step.done}`;
const later = async (x, n = 1) => {
  while (n-- > 0) await null;
  return x;
};
async function* g() {
  for (let i = 0; i < 3; i++) {
    say('before yield', i);
    const got = yield later(i, 1);
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
  const mixed = [
    b.next(),
    b.return('R'),
    b.next(),
    b.throw('T').catch((e) => ({ value: 'threw ' + e, done: '-' })),
    b.next()
  ];
  say((await Promise.all(mixed)).map(show));
  const c = g();
  const failing = [
    c.next(),
    c.throw(new Error('X')).catch((e) => ({ value: e.message, done: '-' })),
    c.next()
  ];
  say((await Promise.all(failing)).map(show));
  async function* reentrant() {
    const inner = self.next();
    say('asked itself');
    yield 'first';
    yield 'second ' + typeof inner;
  }
  const self = reentrant();
  say(show(await self.next()), show(await self.next()), show(await self.next()));
}
main().then(() => console.log(log.join('\n')));
