function* gen(n) {
  try {
    for (let i = 0; i < n; i++) {
      const got = yield i;
      console.log('got', got);
    }
    return 'end';
  } catch (e) {
    console.log('caught', e);
    yield 'recovered';
  } finally {
    console.log('cleanup');
  }
}
const shown = (...steps) => console.log(steps.map((s) => JSON.stringify(s)).join(' '));
let g = gen(3);
shown(g.next('ignored'), g.next('a'), g.next('b'), g.next('c'), g.next());
g = gen(3);
g.next();
shown(g.throw('T'), g.next(), g.next());
g = gen(3);
g.next();
shown(g.return('R'), g.next());
g = gen(3);
shown(g.return('never begun'), g.next());
function* outer() {
  const r = yield* gen(2);
  console.log('r', r);
  yield* [7, 8];
  yield* 'xy';
}
g = outer();
for (let s = g.next('n'); !s.done; s = g.next('n')) console.log('o', s.value);
g = outer();
g.next();
shown(g.return('out'));
let it;
function* self() {
  try {
    it.next();
  } catch (e) {
    console.log(e instanceof TypeError);
  }
  yield 1;
}
it = self();
it.next();
console.log(g[Symbol.iterator]() === g);
function* thrower() {
  yield 1;
  throw 'x';
}
g = thrower();
g.next();
try {
  g.next();
} catch (e) {
  console.log('threw', e);
}
shown(g.next());
