const people = [];
for (let i = 0; i < 60; i++) people.push({ age: (i * 7) % 5, id: i });
const sorted = [...people].sort((a, b) => a.age - b.age);
console.log(sorted.map((p) => p.age).join(''), sorted.filter((p) => p.age === 2).map((p) => p.id).join());
console.log(sorted.every((p, i) => i === 0 || sorted[i - 1].age < p.age || sorted[i - 1].id < p.id));
const same = people.slice(0, 20).sort(() => 0);
console.log(same.map((p) => p.id).join(), [3, 1, 2].sort(() => 1 - 1).join());
console.log([10, 9, 1, 100, -1, -10].sort().join(), [10, 9, 1, 100, -1, -10].sort((a, b) => a - b).join(), ['b', 'a', 'C', 'B', 'é', 'z', ''].sort().join(), [true, false, null, 'n', 0].sort().join());
console.log([3, undefined, 1, , 2, undefined].sort().map(String).join(), [undefined, 3, , 1].sort((a, b) => b - a).length, 3 in [undefined, 3, , 1].sort(), [, ,].sort().length);
let calls = 0;
[undefined, undefined, 1].sort((a, b) => {
  calls += (a === undefined) + (b === undefined);
  return 0;
});
console.log(calls, [5].sort(() => { throw new Error('never called'); }).join(), [].sort(() => { throw new Error('never'); }).length);
console.log([3, 1, 2].sort((a, b) => a > b).length, [2, 1].sort((a, b) => String(a - b)).join(), [1, 2, 3].sort((a, b) => (a < b ? 'x' : 0)).join(), [3, 1, 2].sort((a, b) => (a > b ? 1 : a < b ? -1 : 0)).join(), [1, 2].sort(() => NaN).join());
const attempt = (f) => {
  try {
    return f();
  } catch (e) {
    return e.name + ' ' + (e instanceof TypeError ? '' : e.message);
  }
};
console.log(attempt(() => [2, 1].sort(null)), attempt(() => [2, 1].sort('x')), attempt(() => [2, 1].sort({})), attempt(() => [2, 1].sort(undefined).join()), attempt(() => [2, 1].sort(() => { throw new RangeError('cmp'); })));
const by = (...keys) => (a, b) => {
  for (const [key, dir = 1] of keys) {
    if (a[key] !== b[key]) return (a[key] < b[key] ? -1 : 1) * dir;
  }
  return 0;
};
const rows = [['x', 2, 'p'], ['y', 1, 'q'], ['x', 1, 'r'], ['y', 2, 's']].map(([a, b, c]) => ({ a, b, c }));
console.log(rows.slice().sort(by(['a'], ['b', -1])).map((r) => r.c).join(''), rows.sort(by(['b'], ['a'])).map((r) => r.c).join(''));
console.log([[2, 'b'], [10, 'a'], [1, 'c']].sort().join('|'), [{ toString: () => 'b' }, { toString: () => 'a' }].sort().join(), [new Date(2), new Date(1)].sort((a, b) => a - b)[0].getTime());
const like = Array.prototype.sort.call({ length: 3, 0: 'c', 1: 'a', 2: 'b' });
console.log(Object.values(like).join(), Array.prototype.sort.call({ length: 2, 1: 'x' })[0], [1, 2, 3, 4, 5].sort((a, b) => (a % 2) - (b % 2) || b - a).join());
const words = 'the quick brown fox jumps over the lazy dog'.split(' ');
console.log([...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join(), words.sort().reverse()[0]);
const big = Array.from({ length: 500 }, (_, i) => (i * 7919) % 503);
console.log(big.slice().sort((a, b) => a - b).every((x, i, all) => i === 0 || all[i - 1] <= x), big.sort((a, b) => b - a)[0]);
