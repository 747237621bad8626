const show = (T, ...xs) =>
  `${T.name}:${[...new T(xs)].map((x) => (Object.is(x, -0) ? '-0' : x)).join()}`;
const values = [300, -1, 1.9, -1.9, NaN, '7', null, Infinity, 2.5, 3.5, -0, 2 ** 33 + 5];
for (const T of [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array
])
  console.log(show(T, ...values), T.BYTES_PER_ELEMENT, new T(2).byteLength);
const u = new Uint8Array(3);
u[0] = 257;
u[1] = '5';
u.name = 'prop';
console.log(u.join(), u[5], u.length, u.name, 5 in u, 0 in u, '1' in u, Object.keys(u).join());
const f = new Float32Array([0.1, 1e40, 16777217, 1.5]);
console.log(f[0] === 0.1, f[0].toFixed(6), f[1], f[2], f[3], new Float64Array([0.1])[0] === 0.1);
console.log(new Uint8Array([[5], ['6']]).join());
console.log(new Uint8Array({ length: 2, 0: 9 }).join());
console.log(new Uint8Array(new Uint16Array([257, 2])).join(), new Uint8Array('12').length);
console.log(new Uint8Array(null).length, new Uint8Array().length, new Uint8Array(true).length);
console.log(new Int16Array(new Float64Array([1.9, -70000])).join());
console.log(Uint8Array.from([1, 2, 3], (x) => x * 100).join(), Uint8Array.of(1, '2', 300).join());
console.log(Float32Array.from('123').join(), Int8Array.from({ length: 3 }, (_, i) => i - 1).join());
console.log(Uint8Array.from(new Map([[1, 2]]).values()).join());
const attempt = (g) => {
  try {
    return String(g());
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => new Uint8Array(-1)),
  attempt(() => Uint8Array(2))
);
console.log(attempt(() => new Uint16Array(new ArrayBuffer(3))));
console.log(attempt(() => new Uint16Array(new ArrayBuffer(4), 1)));
console.log(attempt(() => new Uint8Array(new ArrayBuffer(2), 3)));
console.log(attempt(() => new Uint8Array(new ArrayBuffer(2), 1, 5)));
console.log(attempt(() => new Uint8Array(2).set([1, 2, 3])));
console.log(attempt(() => new Uint8Array(2).set([1], 2)));
