const log = [];
const say = (x) => (log.push(x), x);
function* g(a = say('default'), { b } = say({ b: 'pattern' })) {
  say('body ' + a + b);
  const x = (yield say('yield 1')) + (yield say('yield 2'));
  say(x);
  return [yield, yield].join('+');
}
const it = g();
say('made');
it.next();
it.next('A');
it.next('B');
it.next('C');
const last = it.next('D');
console.log(log.join(), last.value, last.done);
try {
  (function* ({ x }) {})(null);
} catch (e) {
  console.log(e instanceof TypeError);
}
function* naturals() {
  let n = 0;
  while (true) {
    const reset = yield n++;
    if (reset) n = 0;
  }
}
const n = naturals();
console.log(n.next().value, n.next().value, n.next(true).value, n.next(false).value);
function* pipeline(from, ...steps) {
  for (let x of from) {
    for (const step of steps) {
      x = step(x);
      if (x === undefined) break;
    }
    if (x !== undefined) yield x;
  }
}
const odd = (x) => (x % 2 ? x : undefined);
const result = [];
for (const x of pipeline(naturals(), odd, (x) => x * x)) {
  if (x > 50) break;
  result.push(x);
}
console.log(result.join());
const object = { *[Symbol.iterator]() { yield* Object.entries(this); }, p: 1, q: 2 };
console.log([...object].join('|'), Object.fromEntries(object).q);
