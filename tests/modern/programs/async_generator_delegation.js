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
  say(
    'outer has',
    yield* (function* () {
      yield 'plain gen';
      return 'plain result';
    })()
  );
  return yield* inner('z');
}
async function main() {
  const all = [];
  for await (const x of outer()) all.push(x);
  say(all);
  const b = outer();
  say(
    show(await b.next()),
    show(await b.next('sent')),
    show(await b.next()),
    show(await b.return('R')),
    show(await b.next())
  );
  const c = outer();
  await c.next();
  say(show(await c.throw('T')), show(await c.next()));
  const d = inner('d');
  await d.next();
  const wrapping = (async function* () {
    yield* d;
  })();
  say(show(await wrapping.next('first is lost')), show(await wrapping.next()));
}
main().then(() => console.log(log.join('\n')));
