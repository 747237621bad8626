const a = new Set([1, 2, 3, 4]);
const b = new Set([3, 4, 5]);
const union = new Set([...a, ...b]);
const both = new Set([...a].filter((x) => b.has(x)));
const minus = new Set([...a].filter((x) => !b.has(x)));
console.log([...union].join(), [...both].join(), [...minus].join());
console.log([...new Set([...minus, ...[...b].filter((x) => !a.has(x))])].join());
const s = new Set();
console.log(s.add(1) === s, s.add(1).add('1').add(NaN).add(NaN).add(-0).add(0).size, s.has('1'));
console.log(s.has(NaN), s.has(0), s.delete(NaN), s.delete(NaN), s.size);
console.log([...new Set('mississippi')].join(''), new Set([[], []]).size);
console.log(new Set([undefined, null, undefined]).size, new Set([, ,]).size);
console.log(new Set(new Map([[1, 2]])).size, new Set(null).size, new Set(new Set([1, 2])).size);
console.log([...s.keys()].map(String).join(), [...s.entries()].map(([p, q]) => p === q).join());
console.log(s.values === s.keys, s[Symbol.iterator] === s.values, Set.length, String(s));
const seen = [];
new Set(['x', 'y']).forEach((v, k, set) => seen.push(v === k, set.size));
console.log(seen.join(), [...s].indexOf('1'), Array.from(s, (x) => typeof x).join());
console.log(Math.max(...new Set([3, 9, 2])));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => Set()),
  attempt(() => new Set(5)),
  attempt(() => new Set({}))
);
console.log(attempt(() => Set.prototype.add.call(new Map(), 1)));
console.log(attempt(() => Set.prototype.has.call([1], 1)));
console.log(
  attempt(() => new Set([1]).forEach('x')),
  attempt(() => new Set(...[[1, 2]]).size)
);
const isSuperset = (x, y) => [...y].every((v) => x.has(v));
console.log(isSuperset(a, new Set([2, 3])), isSuperset(a, b), isSuperset(a, new Set()));
const unique = (xs, key = (x) => x) => [...new Map(xs.map((x) => [key(x), x])).values()];
console.log(unique([1, 1, 2, '2']).join());
