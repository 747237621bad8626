const log = [];
const say = (...xs) => log.push(xs.join(' '));
async function* g() {
  try {
    const sent = yield 'one';
    say('sent', sent);
    await null;
    yield Promise.resolve('two');
  } catch (e) {
    say('caught', e);
    yield 'from catch';
  } finally {
    say('finally');
    await null;
    yield 'from finally';
    say('finally ends');
  }
  return Promise.resolve('result');
}
async function main() {
  const it = g();
  say(
    it[Symbol.asyncIterator]() === it,
    Object.prototype.toString.call(it),
    typeof it.next,
    it.next() instanceof Promise,
    it[Symbol.iterator]
  );
  async function* args(x = say('default'), ...rest) {
    say('body', rest.length, arguments.length, this?.tag);
    yield* rest;
  }
  const lazy = args.call({ tag: 'T' }, undefined, 1, 2);
  say('made');
  for await (const x of lazy) say(x);
}
main().then(() => console.log(log.join('\n')));
