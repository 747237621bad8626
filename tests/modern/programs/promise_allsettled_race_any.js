const log = [];
const say = (...xs) =>
  log.push(xs.map((x) => (typeof x === 'string' ? x : JSON.stringify(x))).join(' '));
const ticks = async (n) => {
  while (n-- > 0) await null;
};
const later = (x, n) => new Promise((r) => ticks(n).then(() => r(x)));
const fails = (x, n) => new Promise((_, r) => ticks(n).then(() => r(x)));
async function main() {
  say(
    await Promise.allSettled([
      1,
      later('a', 1),
      fails('b', 1),
      Promise.reject(new Error('e').message),
      { then: (r) => r('t') }
    ])
  );
  say(
    await Promise.allSettled([]),
    await Promise.allSettled('ab'),
    Object.keys((await Promise.allSettled([Promise.reject()]))[0])
  );
  say(await Promise.race([later('slow', 5), later('fast', 1), fails('slower', 4)]));
  say(
    await Promise.race([fails('first fails', 1), later('too late', 4)]).catch((e) => 'caught ' + e)
  );
  say(
    await Promise.race([later('no', 1), 'immediate', Promise.resolve('second')]),
    await Promise.race([Promise.resolve('p'), 'v'])
  );
}
main().then(() => console.log(log.join('\n')));
