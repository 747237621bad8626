const log = [];
const say = (...xs) => log.push(xs.join(' '));
const later = async (x, n = 1) => {
  while (n-- > 0) await null;
  return x;
};
async function main() {
  for await (const x of [1, Promise.resolve(2), later(3), { then: (r) => r(4) }, 'five'])
    say(typeof x, x);
  for await (const c of 'a😀') say(c.length);
  for await (const [k, v] of new Map([['k', later('v')]])) say(k, v instanceof Promise, await v);
  for await (const x of new Set([later('s', 3), later('t', 1)])) say(x);
  function* gen() {
    try {
      yield later('g1');
      yield 'g2';
      yield 'g3';
    } finally {
      say('gen closed');
    }
  }
  for await (const x of gen()) {
    say(x);
    if (x === 'g2') break;
  }
  try {
    for await (const x of gen()) throw new Error('body ' + x);
  } catch (e) {
    say(e.message);
  }
  try {
    for await (const x of [
      Promise.resolve('ok'),
      Promise.reject(new Error('element rejected')),
      'never'
    ])
      say(x);
  } catch (e) {
    say(e.message);
  }
  for await (const x of [, 1]) say(String(x));
  for await (const x of (function () {
    return arguments;
  })(later('arg'), 'p'))
    say(x);
  const promises = [later('slow', 6), later('fast', 1)];
}
main().then(() => console.log(log.join('\n')));
