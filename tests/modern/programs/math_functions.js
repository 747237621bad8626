const show = (xs) => xs.map((x) => (Object.is(x, -0) ? '-0' : String(x))).join();
const inputs = [
  0.5,
  -0.5,
  1.5,
  2.5,
  -1.5,
  -2.5,
  0.49999999999999994,
  -0,
  NaN,
  Infinity,
  2 ** 52 + 0.5,
  -0.2
];
for (const f of [Math.round, Math.floor, Math.ceil, Math.trunc, Math.sign, Math.abs])
  console.log(show(inputs.map((x) => f(x))));
console.log(
  show([
    Math.max(),
    Math.min(),
    Math.max(1, '3', 2),
    Math.max(1, NaN),
    Math.max(-0, 0),
    Math.min(0, -0),
    Math.max(...[1, 5, 3]),
    Math.min(null, 5),
    Math.max(undefined, 1),
    Math.max([2], 1),
    Math.max([1, 2], 1),
    Math.max('x')
  ])
);
