const m = new Map([['b', 1], ['a', 2], ['b', 3]]);
m.set('c', 4).set('a', 5);
m.delete('b');
m.set('b', 6);
console.log([...m].join('|'), m.size, m.delete('zz'), m.has('b'), m.get('none'));
const o1 = {}, o2 = {}, f = () => 1, s = Symbol('s');
const keys = new Map([[NaN, 'nan'], [0, 'zero'], ['0', 'text zero'], [null, 'null'], [undefined, 'undef'], [true, 'true'], ['true', 'text true'], [o1, 'o1'], [o2, 'o2'], [f, 'f'], [s, 's'], ['', 'empty']]);
console.log(keys.size, keys.get(NaN), keys.get(-0), keys.get('0'), keys.get(null), keys.get(), keys.get(true), keys.get('true'), keys.get(o1), keys.get({}), keys.get(f), keys.get(s), keys.get(''));
console.log(Object.is([...new Map([[-0, 1]]).keys()][0], 0), Object.is([...new Set([-0])][0], 0), new Map([[-0, 1]]).has(0), keys.set(NaN, 'again').size, keys.get(0 / 0));
console.log([...m.keys()].join(), [...m.values()].join(), [...m.entries()].length, m.entries().next().value.join(), m[Symbol.iterator] === m.entries);
const args = [];
m.forEach(function (value, key, map) { args.push(key + value + (map === m) + this.tag); }, { tag: 't' });
console.log(args.join(), m.forEach(() => 1), m.clear(), m.size, [...m].length);
const attempt = (g) => {
  try {
    return String(g());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => Map()), attempt(() => new Map([1])), attempt(() => new Map(5)), attempt(() => new Map(null).size), attempt(() => new Map(undefined).size), attempt(() => new Map(['ab']).size), attempt(() => new Map([{ 0: 'k', 1: 'v' }]).get('k')), attempt(() => Map.prototype.get.call({}, 1)), attempt(() => new Map([[1, 2]]).forEach()));
console.log(new Map([[1]]).has(1), new Map([[1]]).get(1), new Map([[]]).has(undefined), new Map(Object.entries({ p: 1, q: 2 })).get('q'), new Map(m).size, new Map([['k', 'v']].entries()).get(0).join());
const copy = new Map([...new Map([['x', [1]]])]);
copy.get('x').push(2);
console.log(copy.get('x').join(), JSON.stringify(new Map([[1, 2]])), JSON.stringify([...new Map([[1, { a: 2 }]])]), Object.keys(new Map([[1, 2]])).length, String(new Map()), new Map().toString === Object.prototype.toString);
const big = new Map();
for (let i = 0; i < 500; i++) big.set(i % 2 ? i : String(i), i);
for (let i = 0; i < 500; i += 3) big.delete(i % 2 ? i : String(i));
let sum = 0;
for (const [k, v] of big) if (typeof k === 'number') sum += v;
console.log(big.size, sum, [...big.keys()].slice(0, 5).join(), big.has('2'), big.has(2), [...big].map(([k]) => typeof k[0]).filter((t) => t === 'string').length);
m.extra = 1;
console.log(m.extra, m.has('extra'), Object.keys(m).join(), m instanceof Map, Object.getPrototypeOf(m) === Map.prototype, Map.length, Map.name);
