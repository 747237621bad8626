const t = (...xs) => new Int16Array(xs);
const kind = (x) =>
  (x instanceof Int16Array ? 'i16[' : Array.isArray(x) ? 'arr[' : typeof x + '[') +
  (x?.join ? x.join() : x) +
  ']';
console.log(kind(t(3, 1, 2).map((x) => x * 10)), kind(t(1, 2, 3, 4).filter((x) => x % 2)));
console.log(kind(t(1, 2, 3, 4).slice(1, -1)), kind(t(1, 2, 3, 4).subarray(-2)));
console.log(kind(t(3, 1, 2).sort()), kind(t(10, 9, -1).sort()));
console.log(kind(t(1, 2, 3).sort((a, b) => b - a)), kind(t(1, 2, 3).reverse()));
console.log(kind(t(1, 2, 3).fill(9, 1)), kind(t(1, 2, 3, 4).copyWithin(0, 2)));
console.log(
  t(1, 2, 3).reduce((a, b) => a + b),
  t(1, 2, 3).reduceRight((a, b) => a - b)
);
console.log(t(1, 2).indexOf(2), t(1, 2).indexOf('2'), t(1, 2, 1).lastIndexOf(1));
console.log(
  t(1, 2).includes(2),
  t(5, 6).find((x) => x > 5),
  t(5, 6).findIndex((x) => x > 9)
);
console.log(
  t(1, 2).some((x) => x > 1),
  t(1, 2).every((x) => x > 1),
  t(1, 2, 3).at(-1)
);
console.log(t().reduce((a, b) => a + b, 'init'));
console.log([...t(7, 8).entries()].join('|'), [...t(7, 8).keys()].join());
console.log([...t(7, 8).values()].join(), t(1, 2).join('-'), t(1, 2).toString());
console.log(new Float64Array([NaN, 1]).includes(NaN), new Float64Array([NaN]).indexOf(NaN));
console.log(new Float64Array([3, NaN, -0, 0, -1]).sort().join());
const seen = [];
t(5, 6).forEach(
  function (x, i, all) {
    seen.push(x, i, all.length, this.tag);
  },
  { tag: 'T' }
);
console.log(seen.join());
const base = t(0, 1, 2, 3, 4, 5);
const view = base.subarray(2, 5),
  copy = base.slice(2, 5);
view[0] = 99;
copy[1] = -1;
console.log(base.join(), view.join(), copy.join(), view.byteOffset);
console.log(copy.buffer === base.buffer, view.length, view.subarray(1).byteOffset);
console.log(view.subarray(1)[0]);
base.set(view, 0);
base.set([7, '8'], 4);
