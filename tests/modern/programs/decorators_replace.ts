function replace(make: (old: any) => any) {
  return (target: any, key: string, descriptor: PropertyDescriptor): any => ({
    ...descriptor,
    value: make(descriptor.value)
  });
}
function extend<T extends new (...xs: any[]) => any>(Base: T): any {
  return class extends Base {
    extended = 'yes';
    greet() {
      return super.greet() + '!';
    }
  };
}
function memo(target: any, key: string, descriptor: PropertyDescriptor) {
  const get = descriptor.get!;
  descriptor.get = function (this: any) {
    const value = get.call(this);
    Object.defineProperty(this, key, { value });
    return value;
  };
}
const registry: Record<string, Function> = {};
const register = (name: string) => (c: Function) => {
  registry[name] = c;
};
const required: string[] = [];
const check = (target: any, key: string, index: number) => {
  required.push(key + index);
};
@register('greeter')
@extend
class Greeter {
  static made = 0;
  #count = 0;
  constructor(public name: string) {
    Greeter.made++;
  }
  greet() {
    return 'hi ' + this.name;
  }
  @replace(
    (old) =>
      function (this: any, ...xs: any[]) {
        return '<' + old.apply(this, xs) + '>';
      }
  )
  wrap(@check x: string, @check y = 'y') {
    return x + y + this.name;
  }
  @memo get costly() {
    return ++this.#count;
  }
  @replace(() => () => 'replaced static') static s() {
    return 'never';
  }
  @((t: any, k: string) => {
    t[k + 'Noted'] = true;
  })
  noted?: string;
  @replace(
    (old) =>
      async function (this: any) {
        return 'awaited ' + (await old.call(this));
      }
  )
  async later() {
    return this.name;
  }
  @replace(
    (old) =>
      function* (this: any) {
        yield 'before';
        yield* old.call(this);
      }
  )
  *items() {
    yield this.name;
  }
}
const g = new Greeter('G') as any;
console.log(g.greet(), g.extended, g.wrap('x'), g.wrap('x', 'z'), g instanceof Greeter);
console.log(Greeter.made);
console.log(g.costly, g.costly, Greeter.s(), g.notedNoted, [...g.items()].join(), required.join());
console.log(registry.greeter === Greeter, new (registry.greeter as any)('R').greet());
g.later().then((x: string) => console.log(x));
