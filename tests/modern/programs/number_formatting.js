console.log([0.1 + 0.2, 1e21, 1e-7, 123456789012345680000, 0.000001, -0, 1 / 3, 5e-324,
  1.7976931348623157e308, 2 ** 53, 1e100, 100, 1.0, 0xff, 1_000].map(String).join());
console.log([(1.005).toFixed(2), (1.45).toFixed(1), (0).toFixed(2), (-1.5).toFixed(0),
  (2.5).toFixed(0), (1e21).toFixed(2), (123.456).toFixed(), (0.000001).toFixed(7),
  (-0.0000001).toFixed(2), NaN.toFixed(2), (1.23e-10).toFixed(2), (10.235).toFixed(2),
  (-0).toFixed(1), (1000000000000000128).toFixed(0), (0.5).toFixed(0), (1.5).toFixed(0)].join());
console.log([(123.456).toPrecision(4), (0.00001).toPrecision(1), (123456).toPrecision(2),
  (1e21).toPrecision(3), (0).toPrecision(3), (1.25).toPrecision(2), (99.99).toPrecision(3),
  (5).toPrecision(), (0.0000001234).toPrecision(2), (123).toPrecision(3),
  (-1.5e-9).toPrecision(3)].join());
console.log([(12345).toExponential(), (12345).toExponential(2), (0).toExponential(),
  (0.00015).toExponential(1), (-1.5).toExponential(0), (1e-7).toExponential(3),
  NaN.toExponential(), Infinity.toExponential(1), (99.95).toExponential(1)].join());
console.log([(255).toString(16), (255).toString(2), (-255).toString(36), (0.5).toString(2),
  (0.75).toString(4), (35).toString(36), (1e21).toString(16).slice(0, 5), (10).toString('8'),
  (2 ** 31).toString(32), (-0).toString(2), NaN.toString(2), Infinity.toString(36),
  (3.5).toString(8)].join());
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => (1).toFixed(101)), attempt(() => (1).toFixed(-1)));
console.log(attempt(() => (1).toPrecision(0)), attempt(() => (1).toPrecision(101)));
console.log(attempt(() => (1).toExponential(-1)), attempt(() => (1).toString(1)));
console.log(attempt(() => (1).toString(37)), attempt(() => Number.prototype.toFixed.call('1', 2)));
console.log(attempt(() => Number.prototype.toString.call('x')));
console.log(attempt(() => Number.prototype.valueOf.call({})), attempt(() => Number(Symbol())));
console.log(attempt(() => NaN.toPrecision(500)));
console.log(5..toFixed(1), 5 .toString(), 5.5.toString(), (5).constructor === Number);
console.log(typeof Number('5'), typeof new Number(5), new Number(5) == 5, new Number(5) === 5);
console.log([10, 9, 1].map(String).sort().join(), [1.10, 2.0, .5, 5., 0.50].join(), 1e3, 1E-2);
console.log(0b11, 0o17, 0XfF, 1e+2);
console.log(Number.MAX_VALUE > 1e308, Number.MIN_VALUE, Number.EPSILON === 2 ** -52);
console.log(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER === -(2 ** 53 - 1));
console.log(2 ** 53 === 2 ** 53 + 1, 0.1 * 3, 0.7 + 0.1, 4.35 * 100, 1.1 + 2.2);
console.log(1e16 + 1, 123456789.123456789);
const money = (cents) => `${cents < 0 ? '-' : ''}$${(Math.abs(cents) / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')}`;
console.log(money(123456789), money(-5), money(100000));
console.log([0.1, 0.25, 0.333].map((x) => `${(x * 100).toFixed(1)}%`).join());
console.log((25).toString(2).split('').reverse().join(''), (1234.5678).toFixed(2));
console.log(+(0.1 + 0.2).toFixed(10), parseFloat((0.1 * 3).toPrecision(12)));
console.log([1, 22, 333].map((n) => n.toString().padStart(4, '0')).join());
console.log((1e21 + 1).toLocaleString === (5).toLocaleString, `${1e21}`, String(1e-7));
console.log((0.1).toFixed(20), (1 / 3).toFixed(16), (2 ** 70).toString(), (1e15 + 0.5).toString());
console.log(0.1.toString().length, 1.0000000000000002, 4.9e-324);
