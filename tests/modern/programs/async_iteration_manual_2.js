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
  try {
    for await (const x of source(9, {
      return: async () => {
        throw new Error('lost');
      }
    }))
      throw new Error('wins');
  } catch (e) {
    say(e.message);
  }
  try {
    for await (const x of source(1, {
      next: async () => {
        throw new Error('next rejected');
      }
    }))
      say('never');
  } catch (e) {
    say(e.message);
  }
  try {
    for await (const x of source(1, { next: async () => 5 })) say('never');
  } catch (e) {
    say(e instanceof TypeError);
  }
}
main().then(() => console.log(log.join('\n')));
