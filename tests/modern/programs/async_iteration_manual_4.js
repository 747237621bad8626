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
  let target = {};
  for await (target.x of source(2));
  for await (const { value: [a, b = 'B'] = ['A'] } of [{ value: ['p'] }, Promise.resolve({})])
    say(a, b);
  say(target.x);
  for (const bad of [
    5,
    null,
    {},
    { [Symbol.asyncIterator]: 5 },
    { [Symbol.asyncIterator]: () => 5 }
  ]) {
    try {
      for await (const x of bad) say('never');
      say('walked');
    } catch (e) {
      say(e instanceof TypeError);
    }
  }
}
main().then(() => console.log(log.join('\n')));
