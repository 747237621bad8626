const show = (xs) => xs.map((x) => (Object.is(x, -0) ? '-0' : String(x))).join();
console.log(
  show([
    Math.pow(2, 10),
    Math.pow(2, -1),
    Math.pow(0, 0),
    Math.pow(NaN, 0),
    Math.pow(1, Infinity),
    Math.pow(-8, 1 / 3),
    Math.pow(-2, 3),
    Math.pow(0, -1),
    Math.pow(-0, -3),
    Math.pow(-0, 3),
    Math.pow(Infinity, -1),
    (-2) ** 2,
    2 ** 0.5 === Math.SQRT2
  ])
);
console.log(
  show([
    Math.sqrt(16),
    Math.sqrt(2) === Math.SQRT2,
    Math.sqrt(-1),
    Math.sqrt(-0),
    Math.cbrt(27),
    Math.cbrt(-8),
    Math.cbrt(-0),
    Math.hypot(3, 4),
    Math.hypot(),
    Math.hypot(-3),
    Math.hypot(NaN, Infinity),
    Math.hypot(1, NaN),
    Math.hypot('3', [4])
  ])
);
