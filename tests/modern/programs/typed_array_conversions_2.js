const u = new Uint8Array(3);
u[0] = 257;
u[1] = '5';
u[5] = 1;
u.name = 'prop';
const attempt = (g) => {
  try {
    return String(g());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => (new Uint8Array(2).length = 5)));
console.log(Array.isArray(u), u instanceof Uint8Array, ArrayBuffer.isView(u));
console.log(ArrayBuffer.isView(u.buffer), ArrayBuffer.isView([]));
console.log(Object.prototype.toString.call(u), u.constructor === Uint8Array);
console.log(JSON.stringify(new Uint8Array([1, 2])), String(new Int8Array([1, -1])));
console.log([].concat(new Uint8Array([1])).length, [...u].length, Array.from(u).join());
const clamped = new Uint8ClampedArray(4);
clamped.set([-5, 0.5, 1.5, 999]);
clamped[0] += 300;
clamped[1]--;
console.log(clamped.join(), (clamped[3] = 1000), clamped[3], ++clamped[0], clamped[0]);
console.log(new Uint8Array([255])[0]++ + 1, (new Int8Array([127])[0] += 1));
