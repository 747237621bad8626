const a = new Set([1, 2, 3, 4]);
const b = new Set([3, 4, 5]);
const s = new Set();
const unique = (xs, key = (x) => x) => [...new Map(xs.map((x) => [key(x), x])).values()];
console.log(
  unique(
    [
      { id: 1, v: 'a' },
      { id: 2, v: 'b' },
      { id: 1, v: 'c' }
    ],
    (x) => x.id
  )
    .map((x) => x.v)
    .join()
);
const sieve = new Set(Array.from({ length: 29 }, (_, i) => i + 2));
for (const p of sieve) for (let n = p * p; n <= 30; n += p) sieve.delete(n);
console.log([...sieve].join(), sieve.size);
const power = (set) =>
  [...set].reduce((subsets, x) => [...subsets, ...subsets.map((sub) => [...sub, x])], [[]]);
console.log(
  power(new Set('abc'))
    .map((sub) => sub.join(''))
    .join('|')
);
console.log(JSON.stringify([...new Set([3, 1, 3])]), JSON.stringify(new Set([1])));
console.log(JSON.stringify({ s: [...a] }));
const [first, , third = 'none', ...others] = new Set(['p', 'q']);
console.log(first, third, others.length, new Set([...'ab', ...'bc']).has('c'));
console.log([...new Set([1, 2].map(String))].join(), new Set([a, a, b]).size);
let key = { k: 1 };
const objects = new Set([key]);
console.log(
  objects.has(key),
  objects.has({ k: 1 }),
  ((key = null), objects.size),
  [...objects][0].k
);
console.log(typeof objects.clear(), objects.size);
