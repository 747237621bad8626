const tree = {
  v: 1,
  kids: [
    { v: 2, kids: [{ v: 3, kids: [] }] },
    { v: 4, kids: [] }
  ]
};
const all = (t) => [t.v, ...t.kids.flatMap(all)];
console.log(
  all(tree).join(),
  [[1, 2], [3]]
    .map((x) => x.map((y) => [y]))
    .flat(2)
    .join()
);
console.log(
  Object.entries({ a: [1, 2], b: [3] })
    .flatMap(([k, vs]) => vs.map((v) => k + v))
    .join()
);
const original = [[1], [2]];
const flat = original.flat();
flat[0] = 9;
original[1].push(3);
console.log(original.flat().join(), flat.join());
console.log(
  [0, [-0]]
    .flat()
    .map((x) => Object.is(x, -0))
    .join()
);
