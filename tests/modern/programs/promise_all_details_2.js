const log = [];
const say = (...xs) => log.push(xs.join(' '));
async function main() {
  for (const bad of [
    5,
    null,
    undefined,
    {},
    {
      [Symbol.iterator]() {
        throw new Error('iterator');
      }
    },
    {
      [Symbol.iterator]: () => ({
        next() {
          throw new Error('next');
        }
      })
    }
  ]) {
    const p = Promise.all(bad);
    say(
      p instanceof Promise,
      await p.catch((e) => (e instanceof TypeError ? 'TypeError' : e.message))
    );
  }
  const order = [];
  const all = Promise.all([Promise.resolve('x'), 'y']).then(() => order.push('all'));
  Promise.resolve()
    .then(() => order.push(1))
    .then(() => order.push(2))
    .then(() => order.push(3))
    .then(() => order.push(4));
  const empty = Promise.all([]).then(() => order.push('empty'));
  await Promise.all([all, empty]);
  await null;
  await null;
  say(order);
  const thenables = await Promise.all([
    { then: (r) => r('t1') },
    { then: (_, r) => r('t2') }
  ]).catch((e) => 'caught ' + e);
  say(thenables);
  let calls = 0;
}
main().then(() => console.log(log.join('\n')));
