const show = (xs) => xs.map((x) => (Object.is(x, -0) ? '-0' : String(x))).join();
console.log(show(['', ' ', '5', ' 5\n', '5px', '0x1F', '0b11', '0o17', '1e3', '.5', '5.', '-',
  '+5', '-0', '--5', '1_000', 'Infinity', '-Infinity', 'infinity', 'NaN', '1,5', '0x', '0b2',
  '1e', 'e5', '\u00a05\ufeff', '٣', '00012', '1e1000', '-1e-1000'].map(Number)));
console.log(show([null, undefined, true, false, [], [5], [1, 2], {}, '', new Date(7), [[['8']]],
  () => 1, { valueOf: () => '9' }, new Number(3), new String('4'), [null], ['0x10']].map(Number)));
console.log(show(['42px', '  42', '-42.9', '0x1F', '1e3', '', 'px', '0b11', '077', '123abc456',
  '+7', '-', '0x', '1.5.5', '٣', '\n8', '-0', 'Infinity',
  '1_000'].map((x) => parseInt(x))));
console.log(show([parseInt('11', 2), parseInt('z', 36), parseInt('12', 2), parseInt('3', 2),
  parseInt('0x1F', 16), parseInt('0x1F', 10), parseInt('10', 0), parseInt('10', 1), parseInt('10',
  37), parseInt('10', '8'), parseInt('ff', 16.9), parseInt(null, 36), parseInt(undefined),
  parseInt(0.0000005), parseInt(1e21), parseInt([12, 3]), parseInt('10', -1), parseInt('0b1', 2),
  parseInt('1010', 2), parseInt('9', 8)]));
console.log(show(['3.14abc', '.5', '5.', '-.5e-2x', '1e', '1e+', 'e1', '', '  7', '0x1F',
  'Infinityx', '-Infinity', '1.2.3', '1e1000', '-0', '+.1', '1_0', '--1', '.', '-.',
  '00.5'].map(parseFloat)));
console.log(Number.parseInt === parseInt, Number.parseFloat === parseFloat, Number() === 0);
console.log(Object.is(Number('-0'), -0), +'' === 0, +'0x10', +[] + +{} !== 0, +new Date(5), -'5');
console.log(+true, ~~'7.9', '7.9' | 0, '3' * '4', '10' / 4, '5' % 3, '2' ** '3', -[] === 0);
console.log([5, '5', 5.5, NaN, Infinity, -0, 1e300, 2 ** 53, null,
  [5]].map((x) => [Number.isInteger(x), Number.isSafeInteger(x), Number.isFinite(x),
  Number.isNaN(x)].map((b) => (b ? 1 : 0)).join('')).join());
console.log(['5', '', 'x', null, undefined, [], {}, NaN, Infinity, '1e1000',
  true].map((x) => [isNaN(x), isFinite(x)].map((b) => (b ? 1 : 0)).join('')).join());
console.log([1.9, -1.9, 2 ** 32, 2 ** 31, -(2 ** 31) - 1, NaN, Infinity, '12', '0xff', null,
  [7]].map((x) => [x | 0, x >>> 0, ~x, ~~x].join('/')).join(' '));
console.log(1 << 31, 1 << 32, 1 << -1, -1 >> 31, -1 >>> 0, -1 >>> 31, 5 & 3, 5 | 3, 5 ^ 3, ~5);
console.log(1 << 33, 2 ** 32 >> 0, 2 ** 32 >>> 1, -5 >> 1, -5 >>> 28, 0xffffffff & 0xff, 1e10 | 0);
console.log(0x80000000 | 0, 3.7 ^ 0);
console.log(5 % 3, -5 % 3, 5 % -3, 5.5 % 2, Object.is(-4 % 2, -0), String(5 % 0), 0 % 5);
console.log(Infinity % 5, 5 % Infinity, 2 ** -1, (-2) ** 3, 0 ** 0, String((-8) ** (1 / 3)));
console.log(String(NaN ** 0), 1 / 0, -1 / 0, String(0 / 0), 1 / -0, String(Infinity - Infinity));
console.log(Infinity * 0 === Infinity);
