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
    for await (const x of source(9, {
      return: async () => {
        throw new Error('return threw');
      }
    }))
      break;
  } catch (e) {
    say(e.message);
  }
}
main().then(() => console.log(log.join('\n')));
