class Stack<T extends { toString(): string } = string> implements Iterable<T> {
  private readonly items: T[] = [];
  push<U extends T>(...xs: U[]): this {
    this.items.push(...xs);
    return this;
  }
  pop = (): T | undefined => this.items.pop();
  *[Symbol.iterator](): IterableIterator<T> {
    for (let i = this.items.length; i--;) yield this.items[i]!;
  }
  static from<T extends {}>(xs: Iterable<T>): Stack<T> {
    return new Stack<T>().push(...xs);
  }
}
const s = Stack.from<number>([1, 2]).push(3);
console.log([...s].join(), s.pop(), [...s].length);
class Maybe<T> {
  private constructor(private readonly value: T | null) {}
  static some<T>(value: T) {
    return new Maybe<T>(value);
  }
  static none = new Maybe<never>(null);
  map<U>(f: (x: T) => U): Maybe<U> {
    return this.value === null ? (Maybe.none as Maybe<U>) : Maybe.some(f(this.value));
  }
  flatMap<U>(f: (x: T) => Maybe<U>): Maybe<U> {
    return this.value === null ? (Maybe.none as any) : f(this.value);
  }
  or(other: T): T {
    return this.value ?? other;
  }
}
const half = (n: number) => (n % 2 ? Maybe.none : Maybe.some(n / 2)) as Maybe<number>;
console.log(
  Maybe.some(8)
    .flatMap(half)
    .flatMap(half)
    .map((n) => n + 1)
    .or(-1)
);
console.log(Maybe.some(6).flatMap(half).flatMap(half).or(-1));
type Events = { open: [id: number]; close: []; data: [chunk: string, last: boolean] };
