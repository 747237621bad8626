const by =
  (...keys) =>
  (a, b) => {
    for (const [key, dir = 1] of keys) {
      if (a[key] !== b[key]) return (a[key] < b[key] ? -1 : 1) * dir;
    }
    return 0;
  };
const rows = [
  ['x', 2, 'p'],
  ['y', 1, 'q'],
  ['x', 1, 'r'],
  ['y', 2, 's']
].map(([a, b, c]) => ({ a, b, c }));
console.log(
  rows
    .sort(by(['b'], ['a']))
    .map((r) => r.c)
    .join('')
);
console.log(
  [
    [2, 'b'],
    [10, 'a'],
    [1, 'c']
  ]
    .sort()
    .join('|')
);
console.log([{ toString: () => 'b' }, { toString: () => 'a' }].sort().join());
console.log([new Date(2), new Date(1)].sort((a, b) => a - b)[0].getTime());
const like = Array.prototype.sort.call({ length: 3, 0: 'c', 1: 'a', 2: 'b' });
console.log(Object.values(like).join(), Array.prototype.sort.call({ length: 2, 1: 'x' })[0]);
console.log([1, 2, 3, 4, 5].sort((a, b) => (a % 2) - (b % 2) || b - a).join());
const words = 'the quick brown fox jumps over the lazy dog'.split(' ');
console.log([...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join());
console.log(words.sort().reverse()[0]);
const big = Array.from({ length: 500 }, (_, i) => (i * 7919) % 503);
console.log(
  big
    .slice()
    .sort((a, b) => a - b)
    .every((x, i, all) => i === 0 || all[i - 1] <= x)
);
console.log(big.sort((a, b) => b - a)[0]);
