const compose =
  (...fs) =>
  (x) =>
    fs.reduceRight((v, f) => f(v), x);
console.log(
  compose(
    (x) => x + 1,
    (x) => x * 2
  )(5)
);
console.log([(x) => x + 1, (x) => x * 2].reduce((v, f) => f(v), 5));
const group = (xs, f) => xs.reduce((g, x) => ((g[f(x)] ||= []).push(x), g), {});
console.log(JSON.stringify(group([1, 2, 3, 4, 5], (x) => (x % 2 ? 'odd' : 'even'))));
console.log(
  JSON.stringify(
    [
      [3, 'c'],
      [1, 'a']
    ].reduce((o, [k, v]) => ((o[k] = v), o), {})
  )
);
console.log(Array.prototype.reduce.call('abc', (a, c) => c + a));
console.log(Array.prototype.reduceRight.call({ length: 3, 0: 1, 2: 3 }, (a, b) => a * 10 + b));
console.log(
  [1, 2, 3, 4]
    .reduce(([even, odd], x) => (x % 2 ? [even, odd + x] : [even + x, odd]), [0, 0])
    .join()
);
const max = [3, 9, 2].reduce((a, b) => Math.max(a, b), -Infinity),
  flat = [[[1]], [[2, 3]]].reduce((a, b) => [...a, ...b], []).reduce((a, b) => [...a, ...b], []);
console.log(max, flat.join());
console.log(
  [1, 2, 3].reduce((p, x) => p.then((s) => s + x), Promise.resolve(0)) instanceof Promise
);
const running = [1, 2, 3, 4].map(
  (
    (sum) => (x) =>
      (sum += x)
  )(0)
);
console.log(
  running.join(),
  [...'hello'].reduce((a, c) => (a.includes(c) ? a : a + c), '')
);
console.log(
  [0.1, 0.2, 0.3].reduce((a, b) => a + b),
  ['b', 'a'].reduce((a, b) => (a < b ? a : b))
);
const path = { a: { b: [{ c: 'found' }] } };
console.log(['a', 'b', 0, 'c'].reduce((o, k) => o?.[k], path));
console.log(['a', 'x', 'y'].reduce((o, k) => o?.[k], path));
console.log(
  [
    [1, 2],
    [3, 4]
  ].reduce((t, [a, b]) => t + a * b, 0)
);
