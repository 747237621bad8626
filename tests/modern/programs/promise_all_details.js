const log = [];
const say = (...xs) => log.push(xs.join(' '));
const later = (x, ms) => new Promise((r) => setTimeout(() => (say('timer', x), r(x)), ms));
const fails = (x, ms) => new Promise((_, r) => setTimeout(() => (say('fails', x), r(x)), ms));
async function main() {
  say(await Promise.all([later('c', 9), later('a', 1), 'plain', later('b', 5)]));
  say(await Promise.all(new Set([1, Promise.resolve(2)])), await Promise.all('ab'), (await Promise.all([])).length, (await Promise.all([, 1])).length);
  try {
    await Promise.all([later('kept going', 4), fails('f2', 2), fails('f1', 1)]);
  } catch (e) {
    say('rejected with', e);
  }
  await later('pause', 4);
  const given = [Promise.resolve(1)];
  const result = await Promise.all(given);
  say(result === given, Array.isArray(result), result.length);
  const closing = { i: 0, [Symbol.iterator]() { return this; }, next() { return { value: this.i, done: this.i++ > 2 }; }, return() { say('closed'); return {}; } };
  say(await Promise.all(closing));
  for (const bad of [5, null, undefined, {}, { [Symbol.iterator]() { throw new Error('iterator'); } }, { [Symbol.iterator]: () => ({ next() { throw new Error('next'); } }) }]) {
    const p = Promise.all(bad);
    say(p instanceof Promise, await p.catch((e) => (e instanceof TypeError ? 'TypeError' : e.message)));
  }
  const order = [];
  const all = Promise.all([Promise.resolve('x'), 'y']).then(() => order.push('all'));
  Promise.resolve().then(() => order.push(1)).then(() => order.push(2)).then(() => order.push(3)).then(() => order.push(4));
  const empty = Promise.all([]).then(() => order.push('empty'));
  await Promise.all([all, empty]);
  await null;
  await null;
  say(order);
  const thenables = await Promise.all([{ then: (r) => r('t1') }, { then: (_, r) => r('t2') }]).catch((e) => 'caught ' + e);
  say(thenables);
  let calls = 0;
  const counting = { then(r) { calls++; r(calls); r('again'); } };
  say(await Promise.all([counting, counting]), calls);
  const many = await Promise.all(Array.from({ length: 50 }, async (_, i) => (i % 7 ? i : await null, i)));
  say(many.reduce((a, b) => a + b), many[49]);
  const [a, [b, c], { d }] = await Promise.all([1, Promise.all([2, 3]), (async () => ({ d: 4 }))()]);
  say(a + b + c + d);
}
main().then(() => console.log(log.join('\n')));
