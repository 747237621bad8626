const log = [];
const lazy = (n) => ({
  [Symbol.iterator]() {
    log.push('iterator');
    let i = 0;
    return {
      get next() {
        log.push('get next');
        return () => {
          log.push('next');
          return {
            get done() {
              log.push('done');
              return i >= n;
            },
            get value() {
              log.push('value');
              return i++;
            }
          };
        };
      },
      get return() {
        log.push('get return');
        return undefined;
      }
    };
  }
});
const keep = (f) => {
  log.length = 0;
  f();
  return log.filter((x) => x !== 'get next').join();
};
console.log(keep(() => { for (const x of lazy(2)) log.push('body ' + x); }));
console.log(keep(() => [...lazy(1)]));
console.log(keep(() => { for (const x of lazy(5)) break; }));
const same = { value: 0, done: false };
const reusing = { [Symbol.iterator]: () => ({ next: () => ((same.done = ++same.value > 3), same) }) };
console.log([...reusing].join());
const truthy = { [Symbol.iterator]: () => ({ i: 0, next() { return this.i++ < 2 ? { value: this.i } : { done: 'yes' }; } }) };
console.log([...truthy].join(), Array.from(truthy).length);
const noIterator = [{}, { [Symbol.iterator]: 5 }, { [Symbol.iterator]: () => 5 }, { [Symbol.iterator]: () => ({}) }].map((x) => {
  try {
    for (const y of x) return y;
    return 'walked';
  } catch (e) {
    return e instanceof TypeError;
  }
});
console.log(noIterator.join());
