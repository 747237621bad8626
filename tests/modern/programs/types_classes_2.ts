class Param {
  constructor(
    public a: number,
    public b = a * 2,
    readonly c: string[] = [String(a), String(b)]
  ) {}
  with({ a = this.a, b = this.b }: Partial<Param> = {}): Param {
    return new Param(a, b);
  }
}
console.log(JSON.stringify(new Param(1)), JSON.stringify(new Param(1).with({ b: 7 })));
class Base {
  constructor(protected order: string[] = []) {
    this.order.push('base');
  }
}
class Derived extends Base {
  field = this.order.push('field');
  constructor(
    public own: string,
    order: string[]
  ) {
    super(order);
    this.order.push('ctor ' + this.own + this.field);
  }
}
const order: string[] = [];
new Derived('o', order);
console.log(order.join());
class Overloaded {
  add(x: string): string;
  add(x: number, y?: number): number;
  add(x: any, y: any = 1): any {
    return typeof x === 'string' ? x + '!' : x + y;
  }
  [key: string]: any;
}
console.log(new Overloaded().add('s'), new Overloaded().add(1));
console.log((new Overloaded() as Overloaded)['add'](2, 3));
const Anonymous = class<T> {
  constructor(public x: T) {}
  map<U>(f: (x: T) => U) {
    return new Anonymous<U>(f(this.x));
  }
};
console.log(new Anonymous(2).map((x) => x * 2).map(String).x + 'text');
