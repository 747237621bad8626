const people = [];
for (let i = 0; i < 60; i++) people.push({ age: (i * 7) % 5, id: i });
const sorted = [...people].sort((a, b) => a.age - b.age);
console.log(sorted.map((p) => p.age).join(''));
console.log(
  sorted
    .filter((p) => p.age === 2)
    .map((p) => p.id)
    .join()
);
console.log(
  sorted.every((p, i) => i === 0 || sorted[i - 1].age < p.age || sorted[i - 1].id < p.id)
);
const same = people.slice(0, 20).sort(() => 0);
console.log(same.map((p) => p.id).join(), [3, 1, 2].sort(() => 1 - 1).join());
console.log([10, 9, 1, 100, -1, -10].sort().join());
console.log([10, 9, 1, 100, -1, -10].sort((a, b) => a - b).join());
console.log(['b', 'a', 'C', 'B', 'é', 'z', ''].sort().join());
console.log([true, false, null, 'n', 0].sort().join());
console.log([3, undefined, 1, , 2, undefined].sort().map(String).join());
console.log([undefined, 3, , 1].sort((a, b) => b - a).length, 3 in [undefined, 3, , 1].sort());
console.log([, ,].sort().length);
let calls = 0;
[undefined, undefined, 1].sort((a, b) => {
  calls += (a === undefined) + (b === undefined);
  return 0;
});
console.log(
  calls,
  [5]
    .sort(() => {
      throw new Error('never called');
    })
    .join()
);
console.log(
  [].sort(() => {
    throw new Error('never');
  }).length
);
console.log([3, 1, 2].sort((a, b) => a > b).length, [2, 1].sort((a, b) => String(a - b)).join());
console.log([1, 2, 3].sort((a, b) => (a < b ? 'x' : 0)).join());
console.log([3, 1, 2].sort((a, b) => (a > b ? 1 : a < b ? -1 : 0)).join());
console.log([1, 2].sort(() => NaN).join());
