const log = [];
const say = (...xs) => log.push(xs.join(' '));
async function main() {
  const o = {
    async m() {
      return this === o;
    },
    async *g() {
      yield this === o;
    },
    f: async function () {
      return this === o;
    },
    a: async () => typeof this,
    async async() {
      return 'async async';
    },
    await: async () => 'named await'
  };
  say(await o.m(), (await o.g().next()).value, await o.f(), await o.async(), await o.await());
  const detached = o.m;
  say(
    await detached(),
    await detached.call(o),
    await detached.bind(o)(),
    await Reflect.apply(detached, o, [])
  );
  async function args(a, b = a * 2, { c } = { c: 3 }, ...rest) {
    return [a, b, c, rest.length, arguments.length].join();
  }
  say(await args(1), await args(1, 2, { c: 4 }, 5, 6));
  const nested = async (x) => async (y) => async (z) => x + y + z;
  say(
    await (
      await (
        await nested(1)
      )(2)
    )(3),
    await (async (x) => ({ x }))(1).then(({ x }) => x),
    await (async () => {})(),
    typeof (async () => {})
  );
}
main().then(
  () => console.log(log.join('\n')),
  (e) => console.log('failed', e.message)
);
