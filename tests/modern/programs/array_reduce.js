console.log(
  [1, 2, 3].reduce((a, b) => a + b),
  [1, 2, 3].reduce((a, b) => a + b, '0')
);
console.log(
  [5].reduce(() => 'never'),
  [].reduce(() => 'never', 'init')
);
console.log([[1, 2], [3]].reduce((a, b) => a.concat(b)).join());
console.log(['a', 'b', 'c'].reduceRight((a, b) => a + b));
console.log(
  ['a', 'b'].reduceRight((a, b, i) => a + b + i, '>'),
  [1, , 3].reduce((a, b) => a + b)
);
console.log(
  [, , 7].reduce((a, b) => 'never'),
  [, 1, , 2].reduceRight((a, x, i) => a + i, '')
);
const steps = [];
[10, 20, 30].reduce((acc, x, i, all) => (steps.push([acc, x, i, all.length].join('/')), acc + x));
[10, 20].reduce((acc, x, i) => (steps.push([String(acc), x, i].join('/')), x), undefined);
[10, 20, 30].reduceRight((acc, x, i) => (steps.push([acc, x, i].join('/')), acc - x));
console.log(steps.join(' '));
for (const bad of [
  () => [].reduce((a, b) => a),
  () => [, ,].reduce((a, b) => a),
  () => [].reduceRight((a) => a),
  () => [1].reduce(),
  () => [1].reduce(null, 1),
  () => [].reduce(undefined, 1)
]) {
  try {
    console.log(bad());
  } catch (e) {
    console.log(e instanceof TypeError);
  }
}
const count = (xs) => xs.reduce((m, x) => m.set(x, (m.get(x) ?? 0) + 1), new Map());
console.log([...count('mississippi'.split(''))].map(([k, n]) => k + n).join());
console.log(['x', 'y'].reduce((o, k, i) => ({ ...o, [k]: i }), {}).y);
const compose =
  (...fs) =>
  (x) =>
    fs.reduceRight((v, f) => f(v), x);
