const log = [];
const say = (...xs) => log.push(xs.join(' '));
const show = (step) => `${step.value}/${step.done}`;
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
  const a = g();
  say(
    show(await a.next('lost')),
    show(await a.next('S')),
    show(await a.next()),
    show(await a.next()),
    show(await a.next())
  );
  const b = g();
  await b.next();
  say(show(await b.throw('T')), show(await b.next()), show(await b.next()), show(await b.next()));
  const c = g();
  await c.next();
  say(show(await c.return(Promise.resolve('R'))), show(await c.next()), show(await c.next()));
  const d = g();
  say(show(await d.return('unstarted')), show(await d.next()));
  const e = g();
  say(await e.throw(new Error('at start')).catch((x) => x.message), show(await e.next()));
  const f = g();
  await f.next();
  async function* rejecting() {
    try {
      yield Promise.reject('yield of a rejected promise');
    } catch (x) {
      yield 'inside ' + x;
    }
  }
  for await (const x of rejecting()) say(x);
  async function* overrides() {
    try {
      yield 1;
    } finally {
      return 'finally value';
    }
  }
  const o = overrides();
  await o.next();
  say(show(await o.throw('lost')), show(await o.next()));
  const it = g();
}
main().then(() => console.log(log.join('\n')));
