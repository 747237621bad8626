const show = (xs) => xs.map((x) => (Object.is(x, -0) ? '-0' : String(x))).join();
console.log(
  show([
    Math.sin(0),
    Math.sin(-0),
    Math.cos(0),
    Math.tan(-0),
    Math.atan2(0, -0) === Math.PI,
    Math.atan2(-0, 0),
    Math.atan2(0, 0),
    Math.atan2(1, 0) === Math.PI / 2,
    Math.asin(2),
    Math.acos(1),
    Math.atanh(1),
    Math.atanh(-1),
    Math.atanh(2),
    Math.acosh(0.5),
    Math.sinh(-0),
    Math.asinh(-0),
    Math.tanh(Infinity),
    Math.cosh(0),
    Math.sin(Infinity)
  ])
);
console.log(Object.prototype.toString.call(Math), typeof Math, Object.keys(Math).length);
console.log(Object.isFrozen(Math.PI), Math.floor('7.8'), Math.floor(null), String(Math.floor('x')));
console.log(Math.round('2.5'), String(Math.round({})), Math.trunc([3.7]), String(Math.sign('-3')));
console.log(String(Math.abs()), Math.abs('-5'), Math.abs(null));
const random = Array.from({ length: 50 }, () => Math.random());
console.log(
  random.every((x) => x >= 0 && x < 1),
  new Set(random).size > 40,
  typeof Math.random()
);
const gcd = (a, b) => (b ? gcd(b, a % b) : Math.abs(a)),
  clamp = (x, lo, hi) => Math.min(Math.max(x, lo), hi),
  round = (x, n = 0) => Math.round(x * 10 ** n) / 10 ** n;
console.log(gcd(84, -36), [5, -5, 15].map((x) => clamp(x, 0, 10)).join(), round(2.345, 1));
console.log(round(1234.5678, -2), Math.floor(-7 / 2), Math.trunc(-7 / 2), ((-7 % 3) + 3) % 3);
console.log(
  Math.ceil(7 / 2),
  Math.round(-7 / 2),
  Math.max(...'1928'.split('')),
  (7 / 2) | 0,
  ~~-3.7
);
