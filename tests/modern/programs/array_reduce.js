console.log([1, 2, 3].reduce((a, b) => a + b), [1, 2, 3].reduce((a, b) => a + b, '0'), [5].reduce(() => 'never'), [].reduce(() => 'never', 'init'), [[1, 2], [3]].reduce((a, b) => a.concat(b)).join());
console.log(['a', 'b', 'c'].reduceRight((a, b) => a + b), ['a', 'b'].reduceRight((a, b, i) => a + b + i, '>'), [1, , 3].reduce((a, b) => a + b), [, , 7].reduce((a, b) => 'never'), [, 1, , 2].reduceRight((a, x, i) => a + i, ''));
const steps = [];
[10, 20, 30].reduce((acc, x, i, all) => (steps.push([acc, x, i, all.length].join('/')), acc + x));
[10, 20].reduce((acc, x, i) => (steps.push([String(acc), x, i].join('/')), x), undefined);
[10, 20, 30].reduceRight((acc, x, i) => (steps.push([acc, x, i].join('/')), acc - x));
console.log(steps.join(' '));
for (const bad of [() => [].reduce((a, b) => a), () => [, ,].reduce((a, b) => a), () => [].reduceRight((a) => a), () => [1].reduce(), () => [1].reduce(null, 1), () => [].reduce(undefined, 1)]) {
  try {
    console.log(bad());
  } catch (e) {
    console.log(e instanceof TypeError);
  }
}
const count = (xs) => xs.reduce((m, x) => m.set(x, (m.get(x) ?? 0) + 1), new Map());
console.log([...count('mississippi'.split(''))].map(([k, n]) => k + n).join(), ['x', 'y'].reduce((o, k, i) => ({ ...o, [k]: i }), {}).y);
const compose = (...fs) => (x) => fs.reduceRight((v, f) => f(v), x);
console.log(compose((x) => x + 1, (x) => x * 2)(5), [(x) => x + 1, (x) => x * 2].reduce((v, f) => f(v), 5));
const group = (xs, f) => xs.reduce((g, x) => ((g[f(x)] ||= []).push(x), g), {});
console.log(JSON.stringify(group([1, 2, 3, 4, 5], (x) => (x % 2 ? 'odd' : 'even'))), JSON.stringify([[3, 'c'], [1, 'a']].reduce((o, [k, v]) => ((o[k] = v), o), {})));
console.log(Array.prototype.reduce.call('abc', (a, c) => c + a), Array.prototype.reduceRight.call({ length: 3, 0: 1, 2: 3 }, (a, b) => a * 10 + b), [1, 2, 3, 4].reduce(([even, odd], x) => (x % 2 ? [even, odd + x] : [even + x, odd]), [0, 0]).join());
const max = [3, 9, 2].reduce((a, b) => Math.max(a, b), -Infinity), flat = [[[1]], [[2, 3]]].reduce((a, b) => [...a, ...b], []).reduce((a, b) => [...a, ...b], []);
console.log(max, flat.join(), [1, 2, 3].reduce((p, x) => p.then((s) => s + x), Promise.resolve(0)) instanceof Promise);
const running = [1, 2, 3, 4].map(((sum) => (x) => (sum += x))(0));
console.log(running.join(), [..."hello"].reduce((a, c) => (a.includes(c) ? a : a + c), ''), [0.1, 0.2, 0.3].reduce((a, b) => a + b), ['b', 'a'].reduce((a, b) => (a < b ? a : b)));
const path = { a: { b: [{ c: 'found' }] } };
console.log(['a', 'b', 0, 'c'].reduce((o, k) => o?.[k], path), ['a', 'x', 'y'].reduce((o, k) => o?.[k], path), [[1, 2], [3, 4]].reduce((t, [a, b]) => t + a * b, 0));
