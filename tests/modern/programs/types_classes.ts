interface Named { readonly name: string; describe?(): string }
abstract class Entity<T = number> implements Named {
  static #next = 1;
  readonly id: number = Entity.#next++;
  protected tags?: string[];
  declare phantom: string;
  abstract value(): T;
  constructor(readonly name: string, protected extra: T, private readonly secret = 's' + name, public flag?: boolean) {
    this.setup();
  }
  protected setup(): void {
    this.tags = [this.name, String(this.extra)];
  }
  describe(this: Entity<any>): string {
    return `${this.id}:${this.name}:${this.value()}:${this.tags!.join('+')}:${this.secret}`;
  }
  get upper(): string { return this.name.toUpperCase(); }
  static create<U extends Entity<any>>(this: new (...xs: any[]) => U, ...given: unknown[]): U {
    return new this(...given);
  }
}
class Item extends Entity<string> {
  count!: number;
  private override tags: string[] = ['reset'];
  constructor(name: string, public price: number) {
    super(name, 'x' + price);
    this.count = this.tags.length;
  }
  override value() { return this.extra + this.price; }
  protected override setup() { super.setup(); this.tags.push('set up'); }
}
const item = Item.create('pen', 5);
console.log(item.describe(), item.count, item.upper, item.flag === undefined);
console.log(Object.keys(item).sort().join(), 'phantom' in item);
class Param {
  constructor(public a: number, public b = a * 2, readonly c: string[] = [String(a), String(b)]) {}
  with({ a = this.a, b = this.b }: Partial<Param> = {}): Param { return new Param(a, b); }
}
console.log(JSON.stringify(new Param(1)), JSON.stringify(new Param(1).with({ b: 7 })));
class Base { constructor(protected order: string[] = []) { this.order.push('base'); } }
class Derived extends Base {
  field = this.order.push('field');
  constructor(public own: string, order: string[]) {
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
  add(x: any, y: any = 1): any { return typeof x === 'string' ? x + '!' : x + y; }
  [key: string]: any;
}
console.log(new Overloaded().add('s'), new Overloaded().add(1), (new Overloaded() as Overloaded)['add'](2, 3));
const Anonymous = class<T> { constructor(public x: T) {} map<U>(f: (x: T) => U) { return new Anonymous<U>(f(this.x)); } };
console.log(new Anonymous(2).map((x) => x * 2).map(String).x + 'text');
