const log = [];
const say = (...xs) => log.push(xs.map((x) => (typeof x === 'string' ? x : JSON.stringify(x))).join(' '));
const later = (x, ms) => new Promise((r) => setTimeout(() => r(x), ms));
const fails = (x, ms) => new Promise((_, r) => setTimeout(() => r(x), ms));
async function main() {
  say(await Promise.allSettled([1, later('a', 1), fails('b', 1), Promise.reject(new Error('e').message), { then: (r) => r('t') }]));
  say(await Promise.allSettled([]), await Promise.allSettled('ab'), Object.keys((await Promise.allSettled([Promise.reject()]))[0]));
  say(await Promise.race([later('slow', 9), later('fast', 1), fails('slower', 5)]));
  say(await Promise.race([fails('first fails', 1), later('too late', 8)]).catch((e) => 'caught ' + e));
  say(await Promise.race([later('no', 1), 'immediate', Promise.resolve('second')]), await Promise.race([Promise.resolve('p'), 'v']));
  say(await Promise.race([(async () => { await null; await null; return 'two ticks'; })(), (async () => { await null; return 'one tick'; })()]));
  say(await Promise.any([fails('x', 1), later('any', 5), Promise.reject('y')]), await Promise.any(['value', later('no', 1)]));
  try {
    await Promise.any([fails('e1', 3), fails('e2', 1), Promise.reject('e3')]);
  } catch (e) {
    say(e instanceof AggregateError, e instanceof Error, e.name, e.errors, Array.isArray(e.errors), typeof e.message);
  }
  say(await Promise.any([]).catch((e) => [e.constructor === AggregateError, e.errors.length]));
  const never = Promise.race([]);
  say(await Promise.race([never, 'not never']));
  const made = new AggregateError([1, new Error('two')], 'several');
  say(made.message, made.errors.length, String(made), made.errors[1].message, Object.keys(made), AggregateError([], 'call').message, made instanceof AggregateError);
  for (const kind of ['allSettled', 'race', 'any']) say(kind, await Promise[kind](5).catch((e) => e instanceof TypeError));
  const timeout = (p, ms) => Promise.race([p, fails('timed out', ms)]);
  say(await timeout(later('in time', 1), 8), await timeout(later('late', 9), 1).catch((e) => e));
  const order = [];
  Promise.allSettled([Promise.resolve(1)]).then(() => order.push('settled'));
  Promise.race([Promise.resolve(1)]).then(() => order.push('race'));
  Promise.any([Promise.resolve(1)]).then(() => order.push('any'));
  Promise.all([Promise.resolve(1)]).then(() => order.push('all'));
  Promise.any([Promise.reject(1)]).catch(() => order.push('any failed'));
  await later(0, 1);
  say(order);
  const results = await Promise.allSettled([1, 2, 3].map(async (x) => { if (x === 2) throw x; return x; }));
  say(results.filter((r) => r.status === 'fulfilled').map((r) => r.value), results.filter((r) => r.status === 'rejected').map((r) => r.reason));
}
main().then(() => console.log(log.join('\n')));
