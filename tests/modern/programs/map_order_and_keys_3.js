const m = new Map([
  ['b', 1],
  ['a', 2],
  ['b', 3]
]);
m.set('c', 4).set('a', 5);
m.delete('b');
m.set('b', 6);
const args = [];
m.forEach(
  function (value, key, map) {
    args.push(key + value + (map === m) + this.tag);
  },
  { tag: 't' }
);
console.log(new Map([['k', 'v']].entries()).get(0).join());
const copy = new Map([...new Map([['x', [1]]])]);
copy.get('x').push(2);
console.log(copy.get('x').join(), JSON.stringify(new Map([[1, 2]])));
console.log(JSON.stringify([...new Map([[1, { a: 2 }]])]), Object.keys(new Map([[1, 2]])).length);
console.log(String(new Map()), new Map().toString === Object.prototype.toString);
const big = new Map();
for (let i = 0; i < 500; i++) big.set(i % 2 ? i : String(i), i);
for (let i = 0; i < 500; i += 3) big.delete(i % 2 ? i : String(i));
let sum = 0;
for (const [k, v] of big) if (typeof k === 'number') sum += v;
console.log(big.size, sum, [...big.keys()].slice(0, 5).join(), big.has('2'), big.has(2));
console.log([...big].map(([k]) => typeof k[0]).filter((t) => t === 'string').length);
m.extra = 1;
console.log(m.extra, m.has('extra'), Object.keys(m).join(), m instanceof Map);
console.log(Object.getPrototypeOf(m) === Map.prototype, Map.length, Map.name);
