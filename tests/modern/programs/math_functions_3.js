const show = (xs) => xs.map((x) => (Object.is(x, -0) ? '-0' : String(x))).join();
console.log(
  show([
    Math.clz32(0),
    Math.clz32(1),
    Math.clz32(-1),
    Math.clz32(0.9),
    Math.clz32(2 ** 31),
    Math.clz32('8'),
    Math.imul(2, 4),
    Math.imul(-1, 8),
    Math.imul(0xffffffff, 5),
    Math.imul(0xfffffffe, 5),
    Math.imul(2.9, 3.9),
    Math.fround(5.5),
    Math.fround(5.05) === 5.05,
    Math.fround(1.1).toFixed(10),
    Math.fround(2 ** 150),
    Math.fround(-0)
  ])
);
console.log(
  show([
    Math.log2(8),
    Math.log10(1000),
    Math.log(1),
    Math.log1p(0),
    Math.log1p(-1),
    Math.log(0),
    Math.log(-1),
    Math.log2(0),
    Math.log10(-0),
    Math.expm1(0),
    Math.expm1(-0),
    Math.exp(0),
    Math.exp(-Infinity),
    Math.log2(1024),
    Math.log10(0.001).toFixed(6),
    Math.log2(2 ** -10)
  ])
);
const rounded = (xs) => xs.map((x) => Number(x).toPrecision(10)).join();
