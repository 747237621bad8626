function* count(n) {
  for (let i = 0; i < n; i++) {
    const got = yield i;
    if (got) console.log('got', got);
  }
  return 'end';
}
const g = count(2);
console.log(JSON.stringify([g.next(), g.next('a'), g.next(), g.next()]));
function* all() {
  const r = yield* count(1);
  console.log(r);
  yield* [7, 8];
  try {
    yield 'in try';
  } catch (e) {
    yield 'caught ' + e;
  } finally {
    console.log('finally');
  }
}
const h = all();
console.log(h.next().value, h.next().value, h.next().value, h.next().value);
console.log(h.throw('x').value, JSON.stringify(h.next()));
const k = count(5);
k.next();
console.log(JSON.stringify(k.return('r')), JSON.stringify(k.next()));
class Tree {
  constructor(v, ...kids) {
    this.v = v;
    this.kids = kids;
  }
  *[Symbol.iterator]() {
    yield this.v;
    for (const kid of this.kids) yield* kid;
  }
}
console.log([...new Tree(1, new Tree(2, new Tree(3)), new Tree(4))].join());
function* fib() {
  let [a, b] = [0, 1];
  for (;;) {
    yield a;
    [a, b] = [b, a + b];
  }
}
for (const x of fib()) {
  if (x > 20) break;
  console.log(x);
}
