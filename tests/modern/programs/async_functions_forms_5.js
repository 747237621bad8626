const log = [];
const say = (...xs) => log.push(xs.join(' '));
async function main() {
  const named = async function self(n) {
    return n ? n + (await self(n - 1)) : 0;
  };
  say(await named(4), Object.prototype.toString.call(named()), named() instanceof Promise);
  const closures = [];
  for (let i = 0; i < 3; i++)
    closures.push(async () => {
      await null;
      return i++;
    });
  say(await Promise.all(closures.map((f) => f())), await Promise.all(closures.map((f) => f())));
  const conditional = async (x) => {
    if (x) {
      await null;
      return 'waited';
    }
    return 'at once';
  };
  say(await conditional(true), await conditional(false));
  var async = (x) => 'async is a name ' + x;
  say(async(1), async(2), await async(3));
  const await_ = async (label) => {
    outer: for (const x of [1, 2, 3]) {
      for (const y of [1, 2]) {
        await null;
        if (x * y === 4) return label + x + y;
        if (y === x) continue outer;
      }
    }
  };
  say(await await_('found'));
}
main().then(
  () => console.log(log.join('\n')),
  (e) => console.log('failed', e.message)
);
