class Stack<T extends { toString(): string } = string> implements Iterable<T> {
  private readonly items: T[] = [];
  push<U extends T>(...xs: U[]): this {
    this.items.push(...xs);
    return this;
  }
  pop = (): T | undefined => this.items.pop();
  *[Symbol.iterator](): IterableIterator<T> {
    for (let i = this.items.length; i--; ) yield this.items[i]!;
  }
  static from<T extends {}>(xs: Iterable<T>): Stack<T> {
    return new Stack<T>().push(...xs);
  }
}
const s = Stack.from<number>([1, 2]).push(3);
console.log([...s].join(), s.pop(), [...s].length);
class Maybe<T> {
  private constructor(private readonly value: T | null) {}
  static some<T>(value: T) { return new Maybe<T>(value); }
  static none = new Maybe<never>(null);
  map<U>(f: (x: T) => U): Maybe<U> { return this.value === null ? (Maybe.none as Maybe<U>) : Maybe.some(f(this.value)); }
  flatMap<U>(f: (x: T) => Maybe<U>): Maybe<U> { return this.value === null ? (Maybe.none as any) : f(this.value); }
  or(other: T): T { return this.value ?? other; }
}
const half = (n: number) => (n % 2 ? Maybe.none : Maybe.some(n / 2)) as Maybe<number>;
console.log(Maybe.some(8).flatMap(half).flatMap(half).map((n) => n + 1).or(-1), Maybe.some(6).flatMap(half).flatMap(half).or(-1));
type Events = { open: [id: number]; close: []; data: [chunk: string, last: boolean] };
class Emitter<E extends Record<string, unknown[]>> {
  #handlers: { [K in keyof E]?: ((...xs: E[K]) => void)[] } = {};
  on<K extends keyof E>(name: K, f: (...xs: E[K]) => void): () => void {
    (this.#handlers[name] ??= []).push(f);
    return () => { this.#handlers[name] = this.#handlers[name]!.filter((g) => g !== f); };
  }
  emit<K extends keyof E>(name: K, ...xs: E[K]): number {
    this.#handlers[name]?.forEach((f) => f(...xs));
    return this.#handlers[name]?.length ?? 0;
  }
}
const seen: string[] = [];
const e = new Emitter<Events>();
const off = e.on('data', (chunk, last) => seen.push(chunk + last));
e.on('open', (id) => seen.push('open' + id));
console.log(e.emit('open', 1), e.emit('data', 'd', true), (off(), e.emit('data', 'lost', false)), e.emit('close'), seen.join());
function pluck<T, K extends keyof T>(xs: readonly T[], ...keys: K[]): T[K][][] {
  return xs.map((x) => keys.map((k) => x[k]));
}
console.log(JSON.stringify(pluck([{ a: 1, b: 'x' }, { a: 2, b: 'y' }], 'b', 'a')));
const groupBy = <T, K extends string | number>(xs: T[], key: (x: T) => K) =>
  xs.reduce((groups, x) => ({ ...groups, [key(x)]: [...(groups[key(x)] ?? []), x] }), {} as Record<K, T[]>);
console.log(JSON.stringify(groupBy(['one', 'two', 'three'], (w) => w.length)));
export type { Events };
