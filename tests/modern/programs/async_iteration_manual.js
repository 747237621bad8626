const log = [];
const say = (...xs) => log.push(xs.join(' '));
const source = (n, extra = {}) => ({
  [Symbol.asyncIterator]() {
    say('asyncIterator');
    let i = 0;
    return {
      next(...given) {
        say('next', given.length);
        return Promise.resolve({ value: i, done: i++ >= n });
      },
      async return(x) {
        say('return', typeof x);
        await null;
        return {};
      },
      ...extra
    };
  }
});
async function main() {
  for await (const x of source(2)) say('body', x);
  for await (const x of source(9)) {
    if (x === 1) break;
  }
  const early = await (async () => {
    for await (const x of source(9)) if (x === 2) return 'returned ' + x;
  })();
  say(early);
  try {
    for await (const x of source(9)) throw new Error('body threw');
  } catch (e) {
    say(e.message);
  }
  try {
    for await (const x of source(9, { return: async () => { throw new Error('return threw'); } })) break;
  } catch (e) {
    say(e.message);
  }
  try {
    for await (const x of source(9, { return: async () => { throw new Error('lost'); } })) throw new Error('wins');
  } catch (e) {
    say(e.message);
  }
  try {
    for await (const x of source(1, { next: async () => { throw new Error('next rejected'); } })) say('never');
  } catch (e) {
    say(e.message);
  }
  try {
    for await (const x of source(1, { next: async () => 5 })) say('never');
  } catch (e) {
    say(e instanceof TypeError);
  }
  for await (const x of source(9, { next: () => ({ value: 'sync result', done: log.length % 2 > 0 }), return: undefined })) {
    say(x);
    break;
  }
  const both = { [Symbol.iterator]: function* () { yield 'sync'; }, [Symbol.asyncIterator]: async function* () { yield 'async'; } };
  for await (const x of both) say(x);
  for (const x of both) say(x);
  for await (const x of { ...both, [Symbol.asyncIterator]: undefined }) say(x);
  outer: for await (const x of source(3)) {
    for await (const y of source(3)) {
      if (y === 1) continue outer;
      if (x === 1) break outer;
      say(x, y);
    }
  }
  let target = {};
  for await (target.x of source(2));
  for await (const { value: [a, b = 'B'] = ['A'] } of [{ value: ['p'] }, Promise.resolve({})]) say(a, b);
  say(target.x);
  for (const bad of [5, null, {}, { [Symbol.asyncIterator]: 5 }, { [Symbol.asyncIterator]: () => 5 }]) {
    try {
      for await (const x of bad) say('never');
      say('walked');
    } catch (e) {
      say(e instanceof TypeError);
    }
  }
}
main().then(() => console.log(log.join('\n')));
