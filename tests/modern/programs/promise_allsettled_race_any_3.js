const log = [];
const say = (...xs) =>
  log.push(xs.map((x) => (typeof x === 'string' ? x : JSON.stringify(x))).join(' '));
const ticks = async (n) => {
  while (n-- > 0) await null;
};
const later = (x, n) => new Promise((r) => ticks(n).then(() => r(x)));
const fails = (x, n) => new Promise((_, r) => ticks(n).then(() => r(x)));
async function main() {
  const made = new AggregateError([1, new Error('two')], 'several');
  say(
    made.message,
    made.errors.length,
    String(made),
    made.errors[1].message,
    Object.keys(made),
    AggregateError([], 'call').message,
    made instanceof AggregateError
  );
  for (const kind of ['allSettled', 'race', 'any'])
    say(kind, await Promise[kind](5).catch((e) => e instanceof TypeError));
  const timeout = (p, ms) => Promise.race([p, fails('timed out', ms)]);
  say(await timeout(later('in time', 1), 5), await timeout(later('late', 5), 1).catch((e) => e));
  const order = [];
  Promise.allSettled([Promise.resolve(1)]).then(() => order.push('settled'));
  Promise.race([Promise.resolve(1)]).then(() => order.push('race'));
  Promise.any([Promise.resolve(1)]).then(() => order.push('any'));
  Promise.all([Promise.resolve(1)]).then(() => order.push('all'));
  Promise.any([Promise.reject(1)]).catch(() => order.push('any failed'));
  await later(0, 8);
  say(order);
  const results = await Promise.allSettled(
    [1, 2, 3].map(async (x) => {
      if (x === 2) throw x;
      return x;
    })
  );
  say(
    results.filter((r) => r.status === 'fulfilled').map((r) => r.value),
    results.filter((r) => r.status === 'rejected').map((r) => r.reason)
  );
}
main().then(() => console.log(log.join('\n')));
