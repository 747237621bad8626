const log = [];
console.log(Array.from('añ😀').length, Array.from({ length: 3 }).map(String).join(), Array.from({ length: '2', 0: 'a', 1: 'b', 2: 'c' }).join(), Array.from([, 1]).length);
console.log(Array.from(new Map([['a', 1]]).entries()).join(), Array.from(new Set([3, 3, 4]), (x, i) => x * 10 + i).join(), Array.from(new Map([[1, 2]]).values())[0]);
console.log(Array.from([1, 2], function (x) { return x + this.add; }, { add: 5 }).join(), Array.from({ length: 2 }, (_, i) => i ** 2).join(), Array.from(5).length, Array.from(true).length);
const lazy = {
  *[Symbol.iterator]() {
    log.push('start');
    yield 1;
    log.push('between');
    yield 2;
  },
  length: 99
};
console.log(Array.from(lazy, (x) => (log.push('map ' + x), x)).join(), log.join());
console.log(Array.of().length, Array.of(3).length, Array.of(3)[0], Array.of(undefined, null).length, Array(3).length, Array('3').length, new Array(1, 2).join());
const attempt = (f) => {
  try {
    return f();
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => Array.from(null)), attempt(() => Array.from(undefined)), attempt(() => Array.from([1], 5)), attempt(() => Array.from({ [Symbol.iterator]: 5 })), attempt(() => Array(-1)), attempt(() => Array(1.5)), attempt(() => Array.from({ length: -3 }).length));
const holes = Array.from([1, , 3]);
console.log(1 in holes, JSON.stringify(holes), 1 in Array.from({ length: 2, 0: 'x' }), Array.from(holes, (x) => x ?? 'hole').join());
function Own(...given) {
  this.given = given.length;
}
const own = Array.from.call(Own, ['p', 'q']);
console.log(own instanceof Own, own.length, own[1], own.given, Array.of.call(Own, 7, 8).given, Array.of.call(Own, 7)[0]);
const source = [1, 2, 3];
console.log(Array.from(source, (x, i) => (i === 0 && source.push(4), x)).join(), source.length);
const iter = source[Symbol.iterator]();
iter.next();
console.log(Array.from(iter).join(), Array.from(iter).length, Array.from(source.keys()).join(), Array.from(source.entries(), ([i, x]) => i * x).join());
const nested = Array.from({ length: 2 }, () => Array.from({ length: 2 }, () => 0));
nested[0][0] = 1;
console.log(JSON.stringify(nested), Array.isArray(Array.from(arguments1())), Array.from(arguments1()).join(), Array.from({ 0: 'x', length: 1.9 }).length);
function arguments1() {
  return (function () { return arguments; })('a', 'b');
}
console.log(Array.from(new String('st')).join('-'), Array.from([1, 2, 3].map((x) => [x, x * x])).flat().join(), Array.from((function* () { yield* [9, 8]; })()).join());
