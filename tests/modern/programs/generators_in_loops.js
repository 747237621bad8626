function* take(n, from) {
  for (const x of from) {
    if (n-- <= 0) return 'enough';
    yield x;
  }
}
function* naturals() {
  try {
    for (let i = 1; ; i++) yield i;
  } finally {
    console.log('naturals end');
  }
}
console.log([...take(3, naturals())].join());
function* pairs(a, b) {
  outer: for (const x of a) {
    for (const y of b) {
      if (y === 'skip') continue outer;
      if (y === 'stop') break outer;
      try {
        yield x + y;
      } finally {
        console.log('after ' + x + y);
      }
    }
  }
}
console.log([...pairs('ab', ['1', 'skip', '2'])].join());
const p = pairs('ab', ['1', 'stop']);
console.log(p.next().value, JSON.stringify(p.return('back')), p.next().done);
function* map(from, f) {
  for (const x of from) {
    const late = () => f(x);
    yield late;
  }
}
console.log([...map([1, 2], (x) => x * 2)].map((f) => f()).join());
class Lazy {
  constructor(values) {
    this.values = values;
  }
  *filter(f) {
    for (const v of this.values) if (f(v)) yield v;
  }
  *both() {
    yield* this.filter((v) => v > 1);
    yield this.values.length;
  }
}
console.log([...new Lazy([1, 2, 3]).both()].join());
const { done, value } = (function* () {})().next();
console.log(done, value);
