type Events = { open: [id: number]; close: []; data: [chunk: string, last: boolean] };
class Emitter<E extends Record<string, unknown[]>> {
  #handlers: { [K in keyof E]?: ((...xs: E[K]) => void)[] } = {};
  on<K extends keyof E>(name: K, f: (...xs: E[K]) => void): () => void {
    (this.#handlers[name] ??= []).push(f);
    return () => {
      this.#handlers[name] = this.#handlers[name]!.filter((g) => g !== f);
    };
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
console.log(e.emit('open', 1), e.emit('data', 'd', true), (off(), e.emit('data', 'lost', false)));
console.log(e.emit('close'), seen.join());
function pluck<T, K extends keyof T>(xs: readonly T[], ...keys: K[]): T[K][][] {
  return xs.map((x) => keys.map((k) => x[k]));
}
console.log(
  JSON.stringify(
    pluck(
      [
        { a: 1, b: 'x' },
        { a: 2, b: 'y' }
      ],
      'b',
      'a'
    )
  )
);
const groupBy = <T, K extends string | number>(xs: T[], key: (x: T) => K) =>
  xs.reduce(
    (groups, x) => ({ ...groups, [key(x)]: [...(groups[key(x)] ?? []), x] }),
    {} as Record<K, T[]>
  );
console.log(JSON.stringify(groupBy(['one', 'two', 'three'], (w) => w.length)));
export type { Events };
