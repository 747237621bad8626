const log = [];
const say = (...xs) => log.push(xs.join(' '));
class Base {
  #secret = 's';
  tag = 'base';
  async method(x, ...rest) {
    await null;
    return [this.tag, x, rest.length, arguments.length, this.#secret].join(':');
  }
  static async make(tag) {
    const made = new this();
    await null;
    made.tag = tag;
    return made;
  }
  get promised() {
    return (async () => this.tag + ' promised')();
  }
  async #hidden(n) {
    return n > 0 ? this.#hidden(await (n - 1)) : 'bottom ' + this.tag;
  }
  hidden(n) {
    return this.#hidden(n);
  }
  async ['comp' + 'uted']() {
    return 'computed';
  }
  arrow = async (x = this.tag) => (await x) + '>';
}
class Sub extends Base {
  async method(...given) {
    const inner = async () => (await super.method('inner', ...given)) + arguments.length;
    return [await super.method(...given), await inner()].join(' ');
  }
  static async make(...given) {
    return (await super.make(...given)) instanceof Sub;
  }
  get promised() {
    return super.promised.then((x) => x + '!');
  }
}
async function main() {
  say(await new Base().method('x', 1, 2), await new Sub().method('y'));
  say((await Base.make('made')).tag, await Sub.make('t'), await new Sub().promised);
  say(await new Base().hidden(3), await new Base().computed(), await new Base().arrow(), await new Base().arrow.call({ tag: 'no' }, 'given'));
  const o = { async m() { return this === o; }, async *g() { yield this === o; }, f: async function () { return this === o; }, a: async () => typeof this, async async() { return 'async async'; }, await: async () => 'named await' };
  say(await o.m(), (await o.g().next()).value, await o.f(), await o.async(), await o.await());
  const detached = o.m;
  say(await detached(), await detached.call(o), await detached.bind(o)(), await Reflect.apply(detached, o, []));
  async function args(a, b = a * 2, { c } = { c: 3 }, ...rest) {
    return [a, b, c, rest.length, arguments.length].join();
  }
  say(await args(1), await args(1, 2, { c: 4 }, 5, 6));
  const nested = async (x) => async (y) => async (z) => x + y + z;
  say(await (await (await nested(1))(2))(3), await (async (x) => ({ x }))(1).then(({ x }) => x), await (async () => {})(), typeof (async () => {}));
  const named = async function self(n) {
    return n ? n + (await self(n - 1)) : 0;
  };
  say(await named(4), Object.prototype.toString.call(named()), named() instanceof Promise);
  const closures = [];
  for (let i = 0; i < 3; i++) closures.push(async () => { await null; return i++; });
  say(await Promise.all(closures.map((f) => f())), await Promise.all(closures.map((f) => f())));
  const conditional = async (x) => { if (x) { await null; return 'waited'; } return 'at once'; };
  say(await conditional(true), await conditional(false));
  var async = (x) => 'async is a name ' + x;
  say(async(1), async (2), await async(3));
  const await_ = async (label) => { outer: for (const x of [1, 2, 3]) { for (const y of [1, 2]) { await null; if (x * y === 4) return label + x + y; if (y === x) continue outer; } } };
  say(await await_('found'));
}
main().then(() => console.log(log.join('\n')), (e) => console.log('failed', e.message));
