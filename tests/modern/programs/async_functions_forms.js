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
  say(
    await new Base().hidden(3),
    await new Base().computed(),
    await new Base().arrow(),
    await new Base().arrow.call({ tag: 'no' }, 'given')
  );
}
main().then(
  () => console.log(log.join('\n')),
  (e) => console.log('failed', e.message)
);
