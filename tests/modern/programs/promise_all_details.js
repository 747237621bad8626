const log = [];
const say = (...xs) => log.push(xs.join(' '));
const ticks = async (n) => {
  while (n-- > 0) await null;
};
const later = (x, n) => new Promise((r) => ticks(n).then(() => (say('later', x), r(x))));
const fails = (x, n) => new Promise((_, r) => ticks(n).then(() => (say('fails', x), r(x))));
async function main() {
  say(await Promise.all([later('c', 6), later('a', 1), 'plain', later('b', 3)]));
  say(
    await Promise.all(new Set([1, Promise.resolve(2)])),
    await Promise.all('ab'),
    (await Promise.all([])).length,
    (await Promise.all([, 1])).length
  );
  try {
    await Promise.all([later('kept going', 12), fails('f2', 4), fails('f1', 1)]);
  } catch (e) {
    say('rejected with', e);
  }
  await later('pause', 15);
  const given = [Promise.resolve(1)];
  const result = await Promise.all(given);
  say(result === given, Array.isArray(result), result.length);
  const closing = {
    i: 0,
    [Symbol.iterator]() {
      return this;
    },
    next() {
      return { value: this.i, done: this.i++ > 2 };
    },
    return() {
      say('closed');
      return {};
    }
  };
  say(await Promise.all(closing));
}
main().then(() => console.log(log.join('\n')));
