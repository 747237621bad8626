const a = new Set([1, 2, 3, 4]);
const b = new Set([3, 4, 5]);
const union = new Set([...a, ...b]);
const both = new Set([...a].filter((x) => b.has(x)));
const minus = new Set([...a].filter((x) => !b.has(x)));
console.log([...union].join(), [...both].join(), [...minus].join(), [...new Set([...minus, ...[...b].filter((x) => !a.has(x))])].join());
const s = new Set();
console.log(s.add(1) === s, s.add(1).add('1').add(NaN).add(NaN).add(-0).add(0).size, s.has('1'), s.has(NaN), s.has(0), s.delete(NaN), s.delete(NaN), s.size);
console.log([...new Set('mississippi')].join(''), new Set([[], []]).size, new Set([undefined, null, undefined]).size, new Set([, ,]).size, new Set(new Map([[1, 2]])).size, new Set(null).size, new Set(new Set([1, 2])).size);
console.log([...s.keys()].map(String).join(), [...s.entries()].map(([p, q]) => p === q).join(), s.values === s.keys, s[Symbol.iterator] === s.values, Set.length, String(s));
const seen = [];
new Set(['x', 'y']).forEach((v, k, set) => seen.push(v === k, set.size));
console.log(seen.join(), [...s].indexOf('1'), Array.from(s, (x) => typeof x).join(), Math.max(...new Set([3, 9, 2])));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => Set()), attempt(() => new Set(5)), attempt(() => new Set({})), attempt(() => Set.prototype.add.call(new Map(), 1)), attempt(() => Set.prototype.has.call([1], 1)), attempt(() => new Set([1]).forEach('x')), attempt(() => new Set(...[[1, 2]]).size));
const isSuperset = (x, y) => [...y].every((v) => x.has(v));
console.log(isSuperset(a, new Set([2, 3])), isSuperset(a, b), isSuperset(a, new Set()));
const unique = (xs, key = (x) => x) => [...new Map(xs.map((x) => [key(x), x])).values()];
console.log(unique([1, 1, 2, '2']).join(), unique([{ id: 1, v: 'a' }, { id: 2, v: 'b' }, { id: 1, v: 'c' }], (x) => x.id).map((x) => x.v).join());
const sieve = new Set(Array.from({ length: 29 }, (_, i) => i + 2));
for (const p of sieve) for (let n = p * p; n <= 30; n += p) sieve.delete(n);
console.log([...sieve].join(), sieve.size);
const power = (set) => [...set].reduce((subsets, x) => [...subsets, ...subsets.map((sub) => [...sub, x])], [[]]);
console.log(power(new Set('abc')).map((sub) => sub.join('')).join('|'), JSON.stringify([...new Set([3, 1, 3])]), JSON.stringify(new Set([1])), JSON.stringify({ s: [...a] }));
const [first, , third = 'none', ...others] = new Set(['p', 'q']);
console.log(first, third, others.length, new Set([...'ab', ...'bc']).has('c'), [...new Set([1, 2].map(String))].join(), new Set([a, a, b]).size);
let key = { k: 1 };
const objects = new Set([key]);
console.log(objects.has(key), objects.has({ k: 1 }), (key = null, objects.size), [...objects][0].k, typeof objects.clear(), objects.size);
