const log = [];
const say = (...xs) => log.push(xs.join(' '));
const show = (step) => `${step.value}/${step.done}`;
async function main() {
  const manual = (extra) => ({
    [Symbol.asyncIterator]() {
      return this;
    },
    n: 0,
    async next(x) {
      say('next', x);
      return { value: this.n, done: this.n++ > 1 };
    },
    ...extra
  });
  async function* over(it) {
    try {
      return 'value ' + (yield* it);
    } catch (e) {
      return 'caught ' + (e instanceof TypeError ? 'TypeError' : e);
    }
  }
  const e = over(
    manual({ return: async (x) => (say('return', x), { value: 'kept ' + x, done: true }) })
  );
  await e.next('one');
  await e.next('two');
  say(show(await e.return('stop')), show(await e.next()));
  const f = over(manual({ return: async () => (say('closed'), {}) }));
  await f.next();
  say(show(await f.throw('no throw method')));
  const g = over(manual({ throw: async (x) => ({ value: 'thrown ' + x, done: false }) }));
  await g.next();
  say(show(await g.throw('up')), show(await g.next()), show(await g.next()));
  async function* tree(node) {
    yield node.name;
    for (const kid of node.kids ?? []) yield* tree(await kid);
  }
  const names = [];
}
main().then(() => console.log(log.join('\n')));
