function* permutations(list, n = list.length) {
  if (n <= 1) yield list.slice();
  else {
    for (let i = 0; i < n; i++) {
      yield* permutations(list, n - 1);
      const j = n % 2 ? 0 : i;
      [list[n - 1], list[j]] = [list[j], list[n - 1]];
    }
  }
}
console.log([...permutations(['a', 'b', 'c'])].map((p) => p.join('')).join());
function* walk(tree, path = []) {
  const depth = yield path.concat(tree.name).join('/');
  if (depth !== 'prune') for (const kid of tree.kids ?? []) yield* walk(kid, [...path, tree.name]);
}
const tree = { name: 'r', kids: [{ name: 'a', kids: [{ name: 'b' }, { name: 'c' }] }, { name: 'd' }] };
console.log([...walk(tree)].join());
const pruned = [];
const it = walk(tree);
for (let step = it.next(); !step.done; step = it.next(step.value === 'r/a' ? 'prune' : '')) pruned.push(step.value);
console.log(pruned.join());
function* hanoi(n, a, b, c) {
  if (n === 0) return 0;
  const left = yield* hanoi(n - 1, a, c, b);
  yield a + c;
  return left + 1 + (yield* hanoi(n - 1, b, a, c));
}
const h = hanoi(3, 'A', 'B', 'C');
const moves = [];
let step;
while (!(step = h.next()).done) moves.push(step.value);
console.log(moves.join(), step.value);
function* zip(...iterables) {
  const its = iterables.map((x) => x[Symbol.iterator]());
  try {
    for (;;) {
      const steps = its.map((x) => x.next());
      if (steps.some((s) => s.done)) return;
      yield steps.map((s) => s.value);
    }
  } finally {
    for (const x of its) x.return?.();
  }
}
console.log([...zip('abc', [1, 2, 3], new Set([true, false]))].join('|'));
function* mutual(n) {
  yield n;
  if (n > 0) yield* other(n - 1);
}
function* other(n) {
  yield -n;
  if (n > 0) yield* mutual(n - 1);
}
console.log([...mutual(4)].join());
