let self;
function* reenters() {
  try {
    self.next();
  } catch (e) {
    yield e instanceof TypeError;
  }
  yield 'still alive';
}
self = reenters();
console.log(self.next().value, self.next().value, self.next().done, self.next().value);
function* fails() {
  yield 1;
  throw new RangeError('broken');
}
const f = fails();
f.next();
try {
  f.next();
} catch (e) {
  console.log(e.name, JSON.stringify(f.next()), JSON.stringify(f.return(5)));
}
try {
  f.throw(new Error('after end'));
} catch (e) {
  console.log(e.message);
}
function* whose() {
  yield this?.name;
  yield [...arguments].join('+');
  arguments[0] = 'changed';
  yield arguments[0] + arguments.length;
  const arrow = () => [this?.name, arguments.length].join(':');
  yield arrow();
}
console.log([...whose.call({ name: 'me' }, 1, 2)].join());
const o = { name: 'obj', whose };
console.log([...o.whose()].join());
const it = o.whose('a');
console.log(it[Symbol.iterator]() === it, typeof it.next, String(it), Object.prototype.toString.call(it));
const first = [], second = o.whose('b');
for (const x of second) {
  first.push(x);
  if (first.length === 2) break;
}
console.log(first.join(), [...second].length, second.next().done);
const shared = (function* () { yield* [1, 2, 3, 4, 5]; })();
const [p, q] = [shared.next().value, shared.next().value];
console.log(p, q, [...shared].join());
