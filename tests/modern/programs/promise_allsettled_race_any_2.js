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
    await Promise.race([
      (async () => {
        await null;
        await null;
        return 'two ticks';
      })(),
      (async () => {
        await null;
        return 'one tick';
      })()
    ])
  );
  say(
    await Promise.any([fails('x', 1), later('any', 2), Promise.reject('y')]),
    await Promise.any(['value', later('no', 1)])
  );
  try {
    await Promise.any([fails('e1', 2), fails('e2', 1), Promise.reject('e3')]);
  } catch (e) {
    say(
      e instanceof AggregateError,
      e instanceof Error,
      e.name,
      e.errors,
      Array.isArray(e.errors),
      typeof e.message
    );
  }
  say(await Promise.any([]).catch((e) => [e.constructor === AggregateError, e.errors.length]));
  const never = Promise.race([]);
  say(await Promise.race([never, 'not never']));
  const made = new AggregateError([1, new Error('two')], 'several');
}
main().then(() => console.log(log.join('\n')));
