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
  const f = g();
  await f.next();
  say(
    show(await f.return(Promise.reject('bad return value'))),
    show(await f.next()),
    show(await f.next()),
    show(await f.next())
  );
  say(
    await g()
      .return(Promise.reject('rejected at start'))
      .catch((x) => x)
  );
  async function* throwing() {
    yield 1;
    throw new RangeError('inside');
  }
  const t = throwing();
  await t.next();
  say(
    await t.next().catch((x) => x.name),
    show(await t.next()),
    show(await t.return('after')),
    await t.throw('over').catch((x) => x)
  );
}
main().then(() => console.log(log.join('\n')));
