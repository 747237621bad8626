const t = (...xs) => new Int16Array(xs);
const kind = (x) =>
  (x instanceof Int16Array ? 'i16[' : Array.isArray(x) ? 'arr[' : typeof x + '[') +
  (x?.join ? x.join() : x) +
  ']';
const seen = [];
t(5, 6).forEach(
  function (x, i, all) {
    seen.push(x, i, all.length, this.tag);
  },
  { tag: 'T' }
);
const base = t(0, 1, 2, 3, 4, 5);
const view = base.subarray(2, 5),
  copy = base.slice(2, 5);
view[0] = 99;
copy[1] = -1;
base.set(view, 0);
base.set([7, '8'], 4);
console.log(base.join(), (base.set(base.subarray(0, 3), 1), base.join()));
console.log((base.set(new Uint8Array([200, 201])), base.join()));
const same = t(1, 2);
console.log(same.fill(0) === same, same.sort() === same, same.reverse() === same);
console.log(same.map((x) => x) === same, kind(same.map(() => 70000)));
console.log(kind(new Uint8Array([1]).map(() => 1.9)), kind(t(1).map(String)));
console.log(kind([...t(1, 2)].map(String)));
console.log(Object.getPrototypeOf(Int16Array) === Object.getPrototypeOf(Uint8Array));
console.log(Int16Array.prototype.hasOwnProperty('map'));
console.log(Object.getPrototypeOf(Int16Array.prototype).hasOwnProperty('map'), Int16Array.name);
console.log(Int16Array.prototype.BYTES_PER_ELEMENT);
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => t().reduce((a, b) => a)),
  attempt(() => t(1).map(5))
);
console.log(
  attempt(() => Int16Array.prototype.map.call([1], (x) => x)),
  attempt(() => t(1).push)
);
