const s = Symbol('desc');
console.log(typeof s, s.toString(), s.description, Symbol().description, Symbol('').description === '', Symbol('x') === Symbol('x'));
console.log(Symbol.for('shared') === Symbol.for('shared'), Symbol.for('shared') === Symbol('shared'), Symbol.keyFor(Symbol.for('shared')), Symbol.keyFor(s));
const o = { [s]: 1, [Symbol.for('g')]: 2, text: 3 };
console.log(Object.keys(o).join(), JSON.stringify(o), Object.getOwnPropertySymbols(o).length, o[s], o[Symbol.for('g')], s in o, Object.entries(o).length);
console.log(Object.getOwnPropertySymbols({ ...o }).length, Object.getOwnPropertySymbols(Object.assign({}, o)).length, o.hasOwnProperty(s), delete o[s], o[s]);
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => s + ''), attempt(() => `${s}`), attempt(() => +s), attempt(() => new Symbol()), attempt(() => String(s)), attempt(() => [s].join()), attempt(() => !!s), attempt(() => s == 'x'));
console.log(Object(s) == s, Object(s) === s, typeof Object(s), Object(s).description, Object(s).valueOf() === s);
console.log(JSON.stringify([s]), JSON.stringify({ s }), JSON.stringify(s), JSON.stringify({ a: 1, [s]: 2 }, [s, 'a']));
const m = new Map([[s, 'by symbol'], ['desc', 'by text']]);
console.log(m.get(s), m.get('desc'), m.get(Symbol('desc')), new Set([s, s, Symbol('desc')]).size, [s].includes(s), [s].indexOf(s));
class Enum {
  static RED = Symbol('red');
  static GREEN = Symbol('green');
  static label(x) {
    switch (x) {
      case Enum.RED: return 'is red';
      case Enum.GREEN: return 'is green';
      default: return 'unknown';
    }
  }
}
console.log(Enum.label(Enum.GREEN), Enum.label(Enum.RED), Enum.label(Symbol('red')), Enum.RED.description);
console.log([Symbol.iterator, Symbol.asyncIterator, Symbol.hasInstance, Symbol.toPrimitive, Symbol.toStringTag, Symbol.isConcatSpreadable].map(String).join());
const spreadable = { length: 2, 0: 'p', 1: 'q', [Symbol.isConcatSpreadable]: true };
const closed = Object.defineProperty([1, 2], Symbol.isConcatSpreadable, { value: false });
console.log([0].concat(spreadable, closed).length, [].concat(spreadable).join(), [].concat({ length: 1, 0: 'x' }).length);
const tagged = { get [Symbol.toStringTag]() { return 'Custom'; } };
console.log(String(tagged), `${Object.create(tagged)}`, Object.prototype.toString.call(Object.assign(() => 1, { [Symbol.toStringTag]: 'F' })), Object.prototype.toString.call({ [Symbol.toStringTag]: 5 }));
const registry = Symbol.for('a.b');
console.log(Symbol.keyFor(registry), registry.description, Symbol.for(undefined).description, Symbol.for(1) === Symbol.for('1'), Symbol(undefined).description);
