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
  for await (const x of source(9, {
    next: () => ({ value: 'sync result', done: false }),
    return: undefined
  })) {
    say(x);
    break;
  }
  const both = {
    [Symbol.iterator]: function* () {
      yield 'sync';
    },
    [Symbol.asyncIterator]: async function* () {
      yield 'async';
    }
  };
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
}
main().then(() => console.log(log.join('\n')));
