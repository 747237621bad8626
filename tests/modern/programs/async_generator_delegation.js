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
}
main().then(() => console.log(log.join('\n')));
