const xs = [1, 2];
console.log([0, ...xs, ...new Set([3, 3]), ...'é😀'].join());
console.log(Math.max(...xs, 7, ...[5]));
console.log(JSON.stringify({ a: 1, ...{ b: 2, a: 3 }, ...null, c: 4 }));
class P {
  constructor(...given) {
    this.given = given;
  }
}
console.log(new P(...xs, 3).given.join(), new P(...[]).given.length);
const m = new Map([['a', 1]]);
console.log([...m].join(), [...m.keys()].join(), JSON.stringify([...m.entries()]));
function* g() {
  yield 1;
  yield 2;
}
console.log([...g(), ...g()].join());
const f = (...args) => args.length;
console.log(f.apply(null, [...xs, ...xs]), f(...xs, ...[undefined]));
const copy = [...xs];
copy.push(3);
console.log(xs.length, copy.length, [, 1].length);
