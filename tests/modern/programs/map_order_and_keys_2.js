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
console.log(
  args.join(),
  m.forEach(() => 1),
  m.clear(),
  m.size,
  [...m].length
);
const attempt = (g) => {
  try {
    return String(g());
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => Map()),
  attempt(() => new Map([1])),
  attempt(() => new Map(5))
);
console.log(
  attempt(() => new Map(null).size),
  attempt(() => new Map(undefined).size)
);
console.log(attempt(() => new Map(['ab']).size));
console.log(attempt(() => new Map([{ 0: 'k', 1: 'v' }]).get('k')));
console.log(attempt(() => Map.prototype.get.call({}, 1)));
console.log(attempt(() => new Map([[1, 2]]).forEach()));
console.log(new Map([[1]]).has(1), new Map([[1]]).get(1), new Map([[]]).has(undefined));
console.log(new Map(Object.entries({ p: 1, q: 2 })).get('q'), new Map(m).size);
