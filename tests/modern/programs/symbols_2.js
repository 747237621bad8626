class Enum {
  static RED = Symbol('red');
  static GREEN = Symbol('green');
  static label(x) {
    switch (x) {
      case Enum.RED:
        return 'is red';
      case Enum.GREEN:
        return 'is green';
      default:
        return 'unknown';
    }
  }
}
console.log(Enum.label(Enum.GREEN), Enum.label(Enum.RED), Enum.label(Symbol('red')));
console.log(Enum.RED.description);
console.log(
  [
    Symbol.iterator,
    Symbol.asyncIterator,
    Symbol.hasInstance,
    Symbol.toPrimitive,
    Symbol.toStringTag,
    Symbol.isConcatSpreadable
  ]
    .map(String)
    .join()
);
const spreadable = { length: 2, 0: 'p', 1: 'q', [Symbol.isConcatSpreadable]: true };
const closed = Object.defineProperty([1, 2], Symbol.isConcatSpreadable, { value: false });
console.log([0].concat(spreadable, closed).length, [].concat(spreadable).join());
console.log([].concat({ length: 1, 0: 'x' }).length);
const tagged = {
  get [Symbol.toStringTag]() {
    return 'Custom';
  }
};
console.log(String(tagged), `${Object.create(tagged)}`);
console.log(Object.prototype.toString.call(Object.assign(() => 1, { [Symbol.toStringTag]: 'F' })));
console.log(Object.prototype.toString.call({ [Symbol.toStringTag]: 5 }));
const registry = Symbol.for('a.b');
console.log(Symbol.keyFor(registry), registry.description, Symbol.for(undefined).description);
console.log(Symbol.for(1) === Symbol.for('1'), Symbol(undefined).description);
