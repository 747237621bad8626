const s = Symbol('desc');
console.log(typeof s, s.toString(), s.description, Symbol().description);
console.log(Symbol('').description === '', Symbol('x') === Symbol('x'));
console.log(Symbol.for('shared') === Symbol.for('shared'));
console.log(Symbol.for('shared') === Symbol('shared'), Symbol.keyFor(Symbol.for('shared')));
console.log(Symbol.keyFor(s));
const o = { [s]: 1, [Symbol.for('g')]: 2, text: 3 };
console.log(Object.keys(o).join(), JSON.stringify(o), Object.getOwnPropertySymbols(o).length, o[s]);
console.log(o[Symbol.for('g')], s in o, Object.entries(o).length);
console.log(Object.getOwnPropertySymbols({ ...o }).length);
console.log(Object.getOwnPropertySymbols(Object.assign({}, o)).length, o.hasOwnProperty(s));
console.log(delete o[s], o[s]);
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => s + ''),
  attempt(() => `${s}`),
  attempt(() => +s)
);
console.log(
  attempt(() => new Symbol()),
  attempt(() => String(s)),
  attempt(() => [s].join())
);
console.log(
  attempt(() => !!s),
  attempt(() => s == 'x')
);
console.log(Object(s) == s, Object(s) === s, typeof Object(s), Object(s).description);
console.log(Object(s).valueOf() === s);
console.log(JSON.stringify([s]), JSON.stringify({ s }), JSON.stringify(s));
console.log(JSON.stringify({ a: 1, [s]: 2 }, [s, 'a']));
const m = new Map([
  [s, 'by symbol'],
  ['desc', 'by text']
]);
console.log(m.get(s), m.get('desc'), m.get(Symbol('desc')), new Set([s, s, Symbol('desc')]).size);
console.log([s].includes(s), [s].indexOf(s));
