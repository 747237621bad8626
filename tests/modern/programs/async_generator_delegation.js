const log = [];
const say = (...xs) => log.push(xs.join(' '));
const show = (step) => `${step.value}/${step.done}`;
async function* inner(name) {
  try {
    const got = yield name + 1;
    say(name, 'got', got);
    yield name + 2;
  } catch (e) {
    say(name, 'caught', e);
    return 'recovered';
  } finally {
    say(name, 'finally');
  }
  return name + ' result';
}
async function* outer() {
  say('outer has', yield* inner('a'));
  yield* [Promise.resolve('sync 1'), 'sync 2'];
  yield* 'st';
  say('outer has', yield* (function* () { yield 'plain gen'; return 'plain result'; })());
  return yield* inner('z');
}
async function main() {
  const all = [];
  for await (const x of outer()) all.push(x);
  say(all);
  const b = outer();
  say(show(await b.next()), show(await b.next('sent')), show(await b.next()), show(await b.return('R')), show(await b.next()));
  const c = outer();
  await c.next();
  say(show(await c.throw('T')), show(await c.next()));
  const d = inner('d');
  await d.next();
  const wrapping = (async function* () { yield* d; })();
  say(show(await wrapping.next('first is lost')), show(await wrapping.next()));
  const manual = (extra) => ({
    [Symbol.asyncIterator]() { return this; },
    n: 0,
    async next(x) { say('next', x); return { value: this.n, done: this.n++ > 1 }; },
    ...extra
  });
  async function* over(it) {
    try {
      return 'value ' + (yield* it);
    } catch (e) {
      return 'caught ' + (e instanceof TypeError ? 'TypeError' : e);
    }
  }
  const e = over(manual({ return: async (x) => (say('return', x), { value: 'kept ' + x, done: true }) }));
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
  for await (const name of tree({ name: 'r', kids: [{ name: 'a', kids: [Promise.resolve({ name: 'b' })] }, { name: 'c' }] })) names.push(name);
  say(names);
  try {
    for await (const x of (async function* () { yield* 5; })()) say('never');
  } catch (x) {
    say(x instanceof TypeError);
  }
  class Paged {
    constructor(pages) {
      this.pages = pages;
    }
    async *[Symbol.asyncIterator]() {
      for (const page of this.pages) yield* page;
    }
    async *numbered(from = 0) {
      for await (const x of this) yield `${from++}:${x}`;
    }
    static async *of(...pages) {
      yield* new this(pages);
    }
  }
  const found = [];
  for await (const x of new Paged([[1, 2], new Set([3])]).numbered(5)) found.push(x);
  for await (const x of Paged.of('ab', [])) found.push(x);
  say(found);
}
main().then(() => console.log(log.join('\n')));
