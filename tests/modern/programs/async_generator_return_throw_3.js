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
