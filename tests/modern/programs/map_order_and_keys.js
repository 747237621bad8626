const m = new Map([
  ['b', 1],
  ['a', 2],
  ['b', 3]
]);
m.set('c', 4).set('a', 5);
m.delete('b');
m.set('b', 6);
console.log([...m].join('|'), m.size, m.delete('zz'), m.has('b'), m.get('none'));
const o1 = {},
  o2 = {},
  f = () => 1,
  s = Symbol('s');
const keys = new Map([
  [NaN, 'nan'],
  [0, 'zero'],
  ['0', 'text zero'],
  [null, 'null'],
  [undefined, 'undef'],
  [true, 'true'],
  ['true', 'text true'],
  [o1, 'o1'],
  [o2, 'o2'],
  [f, 'f'],
  [s, 's'],
  ['', 'empty']
]);
console.log(keys.size, keys.get(NaN), keys.get(-0), keys.get('0'), keys.get(null), keys.get());
console.log(keys.get(true), keys.get('true'), keys.get(o1), keys.get({}), keys.get(f), keys.get(s));
console.log(keys.get(''));
console.log(Object.is([...new Map([[-0, 1]]).keys()][0], 0), Object.is([...new Set([-0])][0], 0));
console.log(new Map([[-0, 1]]).has(0), keys.set(NaN, 'again').size, keys.get(0 / 0));
console.log([...m.keys()].join(), [...m.values()].join(), [...m.entries()].length);
console.log(m.entries().next().value.join(), m[Symbol.iterator] === m.entries);
const args = [];
m.forEach(
  function (value, key, map) {
    args.push(key + value + (map === m) + this.tag);
  },
  { tag: 't' }
);
