const log = [];
class Lazy {
  constructor(from) {
    this.from = from;
  }
  static range(a, b) {
    return new Lazy({ *[Symbol.iterator]() { for (let i = a; i < b; i++) yield (log.push('r' + i), i); } });
  }
  #with(f) {
    const from = this.from;
    return new Lazy({ [Symbol.iterator]: () => f(from) });
  }
  map(f) {
    return this.#with(function* (from) {
      let i = 0;
      for (const x of from) yield f(x, i++);
    });
  }
  filter(test) {
    return this.#with(function* (from) {
      for (const x of from) if (test(x)) yield x;
    });
  }
  take(n) {
    return this.#with(function* (from) {
      if (n <= 0) return;
      let left = n;
      for (const x of from) {
        yield x;
        if (--left === 0) return;
      }
    });
  }
  flat() {
    return this.#with(function* (from) {
      for (const x of from) yield* typeof x === 'object' ? x : [x];
    });
  }
  *[Symbol.iterator]() {
    yield* this.from;
  }
}
const chain = Lazy.range(0, 1000).filter((x) => x % 2).map((x) => x * 10).take(2);
console.log(log.length, [...chain].join(), log.join());
log.length = 0;
console.log([...chain].join(), log.length, [...Lazy.range(0, 2).map((x) => [x, x]).flat()].join());
console.log([...Lazy.range(0, 3).take(0)].length, [...new Lazy('abc').map((c, i) => c + i)].join());
for (const x of Lazy.range(5, 9)) {
  if (x === 7) break;
  console.log(x);
}
const [p, , q] = Lazy.range(1, 4).map((x) => x ** 2);
console.log(p, q);
