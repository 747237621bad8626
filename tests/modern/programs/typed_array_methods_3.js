const t = (...xs) => new Int16Array(xs);
const seen = [];
t(5, 6).forEach(
  function (x, i, all) {
    seen.push(x, i, all.length, this.tag);
  },
  { tag: 'T' }
);
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => t(1).concat),
  attempt(() => t(1).flat),
  attempt(() => t(2, 1).sort(5))
);
console.log(attempt(() => Int16Array.from(null)));
console.log(attempt(() => Array.prototype.map.call(t(1, 2), (x) => x + 'x').join()));
console.log(attempt(() => Math.max(...t(4, 9, 2))));
const [first, ...others] = t(1, 2, 3);
const sum = { total: 0 };
for (const x of t(1, 2, 3)) sum.total += x;
for (const i in t(5, 6)) sum['k' + i] = true;
console.log(first, others.join(), Array.isArray(others), JSON.stringify(sum));
console.log(Object.entries(t(9)).join(), { ...t(1, 2) }[1]);
class Bytes extends Uint8Array {
  get hex() {
    return [...this].map((b) => b.toString(16).padStart(2, '0')).join('');
  }
}
const bytes = new Bytes([1, 171, 255]);
console.log(bytes.hex, bytes.length, bytes instanceof Bytes, bytes instanceof Uint8Array);
console.log(new Bytes(2).hex, ((bytes[0] = 300), bytes.hex));
