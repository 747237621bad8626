const attempt = (f) => {
  try {
    return f();
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => Array(-1)),
  attempt(() => Array(1.5))
);
console.log(attempt(() => Array.from({ length: -3 }).length));
const holes = Array.from([1, , 3]);
console.log(1 in holes, JSON.stringify(holes), 1 in Array.from({ length: 2, 0: 'x' }));
console.log(Array.from(holes, (x) => x ?? 'hole').join());
function Own(...given) {
  this.given = given.length;
}
const own = Array.from.call(Own, ['p', 'q']);
console.log(own instanceof Own, own.length, own[1], own.given, Array.of.call(Own, 7, 8).given);
console.log(Array.of.call(Own, 7)[0]);
const source = [1, 2, 3];
console.log(Array.from(source, (x, i) => (i === 0 && source.push(4), x)).join(), source.length);
const iter = source[Symbol.iterator]();
iter.next();
console.log(Array.from(iter).join(), Array.from(iter).length, Array.from(source.keys()).join());
console.log(Array.from(source.entries(), ([i, x]) => i * x).join());
const nested = Array.from({ length: 2 }, () => Array.from({ length: 2 }, () => 0));
nested[0][0] = 1;
console.log(JSON.stringify(nested), Array.isArray(Array.from(arguments1())));
console.log(Array.from(arguments1()).join(), Array.from({ 0: 'x', length: 1.9 }).length);
function arguments1() {
  return (function () {
    return arguments;
  })('a', 'b');
}
console.log(Array.from(new String('st')).join('-'));
console.log(
  Array.from([1, 2, 3].map((x) => [x, x * x]))
    .flat()
    .join()
);
console.log(
  Array.from(
    (function* () {
      yield* [9, 8];
    })()
  ).join()
);
