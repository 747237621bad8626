const rounded = (xs) => xs.map((x) => Number(x).toPrecision(10)).join();
console.log(
  rounded([
    Math.sin(1),
    Math.cos(1),
    Math.tan(1),
    Math.asin(0.5),
    Math.acos(0.5),
    Math.atan(1),
    Math.atan2(1, -1),
    Math.exp(1),
    Math.log(10),
    Math.sinh(1),
    Math.cosh(1),
    Math.tanh(1)
  ])
);
console.log(
  rounded([
    Math.asinh(1),
    Math.acosh(2),
    Math.atanh(0.5),
    Math.expm1(1e-5),
    Math.log1p(1e-5),
    Math.cbrt(2),
    Math.hypot(1, 1, 1),
    Math.log2(3),
    Math.log10(2),
    Math.PI,
    Math.E,
    Math.LN2,
    Math.LN10,
    Math.LOG2E,
    Math.LOG10E,
    Math.SQRT1_2
  ])
);
