const t = (...xs) => new Int16Array(xs);
const kind = (x) => (x instanceof Int16Array ? 'i16[' : Array.isArray(x) ? 'arr[' : typeof x + '[') + (x?.join ? x.join() : x) + ']';
console.log(kind(t(3, 1, 2).map((x) => x * 10)), kind(t(1, 2, 3, 4).filter((x) => x % 2)), kind(t(1, 2, 3, 4).slice(1, -1)), kind(t(1, 2, 3, 4).subarray(-2)), kind(t(3, 1, 2).sort()), kind(t(10, 9, -1).sort()), kind(t(1, 2, 3).sort((a, b) => b - a)), kind(t(1, 2, 3).reverse()), kind(t(1, 2, 3).fill(9, 1)), kind(t(1, 2, 3, 4).copyWithin(0, 2)));
console.log(t(1, 2, 3).reduce((a, b) => a + b), t(1, 2, 3).reduceRight((a, b) => a - b), t(1, 2).indexOf(2), t(1, 2).indexOf('2'), t(1, 2, 1).lastIndexOf(1), t(1, 2).includes(2), t(5, 6).find((x) => x > 5), t(5, 6).findIndex((x) => x > 9), t(1, 2).some((x) => x > 1), t(1, 2).every((x) => x > 1), t(1, 2, 3).at(-1), t().reduce((a, b) => a + b, 'init'));
console.log([...t(7, 8).entries()].join('|'), [...t(7, 8).keys()].join(), [...t(7, 8).values()].join(), t(1, 2).join('-'), t(1, 2).toString(), new Float64Array([NaN, 1]).includes(NaN), new Float64Array([NaN]).indexOf(NaN), new Float64Array([3, NaN, -0, 0, -1]).sort().join());
const seen = [];
t(5, 6).forEach(function (x, i, all) { seen.push(x, i, all.length, this.tag); }, { tag: 'T' });
console.log(seen.join());
const base = t(0, 1, 2, 3, 4, 5);
const view = base.subarray(2, 5), copy = base.slice(2, 5);
view[0] = 99;
copy[1] = -1;
console.log(base.join(), view.join(), copy.join(), view.byteOffset, copy.buffer === base.buffer, view.length, view.subarray(1).byteOffset, view.subarray(1)[0]);
base.set(view, 0);
base.set([7, '8'], 4);
console.log(base.join(), (base.set(base.subarray(0, 3), 1), base.join()), (base.set(new Uint8Array([200, 201])), base.join()));
const same = t(1, 2);
console.log(same.fill(0) === same, same.sort() === same, same.reverse() === same, same.map((x) => x) === same, kind(same.map(() => 70000)), kind(new Uint8Array([1]).map(() => 1.9)), kind(t(1).map(String)), kind([...t(1, 2)].map(String)));
console.log(Object.getPrototypeOf(Int16Array) === Object.getPrototypeOf(Uint8Array), Int16Array.prototype.hasOwnProperty('map'), Object.getPrototypeOf(Int16Array.prototype).hasOwnProperty('map'), Int16Array.name, Int16Array.prototype.BYTES_PER_ELEMENT);
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => t().reduce((a, b) => a)), attempt(() => t(1).map(5)), attempt(() => Int16Array.prototype.map.call([1], (x) => x)), attempt(() => t(1).push), attempt(() => t(1).concat), attempt(() => t(1).flat), attempt(() => t(2, 1).sort(5)), attempt(() => Int16Array.from(null)), attempt(() => Array.prototype.map.call(t(1, 2), (x) => x + 'x').join()), attempt(() => Math.max(...t(4, 9, 2))));
const [first, ...others] = t(1, 2, 3);
const sum = { total: 0 };
for (const x of t(1, 2, 3)) sum.total += x;
for (const i in t(5, 6)) sum['k' + i] = true;
console.log(first, others.join(), Array.isArray(others), JSON.stringify(sum), Object.entries(t(9)).join(), { ...t(1, 2) }[1]);
class Bytes extends Uint8Array {
  get hex() {
    return [...this].map((b) => b.toString(16).padStart(2, '0')).join('');
  }
}
const bytes = new Bytes([1, 171, 255]);
console.log(bytes.hex, bytes.length, bytes instanceof Bytes, bytes instanceof Uint8Array, new Bytes(2).hex, (bytes[0] = 300, bytes.hex));
