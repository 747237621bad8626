type Handler<T> = (x: T) => void;
export class Events<E extends Record<string, any>> {
  #handlers = new Map<keyof E, Handler<any>[]>();
  on<K extends keyof E>(name: K, f: Handler<E[K]>): this {
    this.#handlers.set(name, [...(this.#handlers.get(name) ?? []), f]);
    return this;
  }
  emit<K extends keyof E>(name: K, x: E[K]): void {
    for (const f of this.#handlers.get(name) ?? []) f(x);
  }
}
