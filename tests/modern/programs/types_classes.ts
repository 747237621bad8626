interface Named {
  readonly name: string;
  describe?(): string;
}
abstract class Entity<T = number> implements Named {
  static #next = 1;
  readonly id: number = Entity.#next++;
  protected tags?: string[];
  declare phantom: string;
  abstract value(): T;
  constructor(
    readonly name: string,
    protected extra: T,
    private readonly secret = 's' + name,
    public flag?: boolean
  ) {
    this.setup();
  }
  protected setup(): void {
    this.tags = [this.name, String(this.extra)];
  }
  describe(this: Entity<any>): string {
    return `${this.id}:${this.name}:${this.value()}:${this.tags!.join('+')}:${this.secret}`;
  }
  get upper(): string {
    return this.name.toUpperCase();
  }
  static create<U extends Entity<any>>(this: new (...xs: any[]) => U, ...given: unknown[]): U {
    return new this(...given);
  }
}
class Item extends Entity<string> {
  count!: number;
  private override tags: string[] = ['reset'];
  constructor(
    name: string,
    public price: number
  ) {
    super(name, 'x' + price);
    this.count = this.tags.length;
  }
  override value() {
    return this.extra + this.price;
  }
  protected override setup() {
    super.setup();
    this.tags.push('set up');
  }
}
const item = Item.create('pen', 5);
console.log(item.describe(), item.count, item.upper, item.flag === undefined);
console.log(Object.keys(item).sort().join(), 'phantom' in item);
