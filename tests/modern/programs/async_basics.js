const log = (x) => console.log(x);
const later = (v, ms = 1) => new Promise((r) => setTimeout(() => r(v), ms));
async function f(x) {
  log('f starts');
  const a = await later(x);
  log('f goes on');
  return a + 1;
}
const p = f(1);
log('after call');
log(await p);
const arrow = async (x) => (await f(x)) * 2;
log(await arrow(2));
class C {
  n = 5;
  async m(a, ...rest) {
    const inner = async () => this.n + rest.length + arguments.length;
    return (await inner()) + a;
  }
  static async s() {
    return this === C;
  }
}
class D extends C {
  async m(...given) {
    return 'd' + (await super.m(...given));
  }
}
log(await new C().m(1, 2, 3));
log(await new D().m(1, 2));
log(await C.s());
const o = { async m() { return this === o; } };
log(await o.m());
log(await (async () => 'iife')());
log(await 5);
log(await { then: (r) => r('thenable') });
