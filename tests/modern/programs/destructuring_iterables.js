const log = [];
function* gen(n) {
  try {
    for (let i = 1; i <= n; i++) {
      log.push(i);
      yield i;
    }
  } finally {
    log.push('fin');
  }
}
const [a, [b] = [9], ...c] = gen(1);
console.log(a, b, c.length, log.splice(0).join());
const [d, e, f] = gen(2);
console.log(d, e, f, log.splice(0).join());
const [g, h] = gen(5);
console.log(g, h, log.splice(0).join());
const [[k, v], [, w]] = new Map([['k1', 'v1'], ['k2', 'v2']]);
console.log(k, v, w);
const [x, y, ...z] = 'a😀bc';
console.log(x, y.length, z.join('-'));
const [s1, s2 = s1 + 1, s3 = s1 + s2] = new Set([1]);
console.log(s1, s2, s3);
const [m, ...[n, ...[o, p = 'deep']]] = [1, 2, 3];
console.log(m, n, o, p);
const [{ q: [r] }, ...{ length: rest, 0: first }] = [{ q: 'xyz' }, 'f1', 'f2'];
console.log(r, rest, first);
const [, ...tail] = [,];
const [hole = 'filled', nothing = 'no'] = [, null];
console.log(tail.length, hole, nothing);
function args() {
  const [first, ...others] = arguments;
  return first + others.length;
}
console.log(args(5, 6, 7));
for (const bad of [null, undefined, 5, {}, { [Symbol.iterator]: null }]) {
  try {
    const [z1] = bad;
    console.log('taken');
  } catch (error) {
    console.log(error instanceof TypeError);
  }
}
const counter = { [Symbol.iterator]: () => gen(2) };
const [...all] = counter;
const [...again] = [...all, ...counter];
console.log(all.join(), again.join());
