const deep = [1, [2, [3, [4, [5]]]], , [, 6]];
console.log(JSON.stringify(deep.flat()), JSON.stringify(deep.flat(2)), deep.flat(Infinity).join(), deep.flat(0).length, deep.flat(-1).length, JSON.stringify(deep.flat('2')), deep.flat(NaN).length);
console.log([[]].flat().length, [[[]]].flat().length, [, , ,].flat().length, [[, 1], [2, ,]].flat().length, [undefined, null, [undefined]].flat().length);
const log = [];
console.log([1, 2, 3].flatMap((x, i, all) => (log.push(i + '/' + all.length), x === 2 ? [] : [x, [x]])).length, log.join());
console.log([3, 4].flatMap(function (x) { return [x, this.by * x]; }, { by: 2 }).join(), ['a b', 'c'].flatMap((s) => s.split(' ')).join(), [1, , 2].flatMap((x) => [x, x]).join());
console.log([[1], [2]].flatMap((x) => x).join(), [1, 2].flatMap((x) => [[x * 2]])[0][0], [1].flatMap(() => 'text').join(), [1].flatMap(() => new Set([1]))[0].size);
const shrinking = [1, 2, 3, 4];
console.log(shrinking.flatMap((x) => { shrinking.pop(); return [x]; }).join(), shrinking.length);
const growing = [1];
console.log(growing.flatMap((x) => { growing.push(9); return [x, x]; }).join(), growing.length);
const spreadable = { length: 2, 0: 'a', 1: 'b', [Symbol.isConcatSpreadable]: true };
console.log([spreadable].flat().length, [new Uint8Array([1, 2])].flat().length, ['ab', ['cd']].flat().join(), [arguments1()].flat().length);
function arguments1() {
  return (function () { return arguments; })(1, 2);
}
const cyclic = [1];
cyclic.push([2, cyclic]);
console.log(cyclic.flat().length, cyclic.flat(3).length);
console.log(Array.prototype.flat.call({ length: 3, 0: [1, 2], 2: 'x' }).join(), Array.prototype.flatMap.call('ab', (c) => [c, c]).join(''));
const attempt = (f) => {
  try {
    return f();
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => [1].flatMap(5)), attempt(() => [1].flatMap()), attempt(() => [].flatMap(undefined)), attempt(() => [1].flatMap(() => { throw new RangeError('in callback'); })), attempt(() => Array.prototype.flat.call(null)));
const tree = { v: 1, kids: [{ v: 2, kids: [{ v: 3, kids: [] }] }, { v: 4, kids: [] }] };
const all = (t) => [t.v, ...t.kids.flatMap(all)];
console.log(all(tree).join(), [[1, 2], [3]].map((x) => x.map((y) => [y])).flat(2).join(), Object.entries({ a: [1, 2], b: [3] }).flatMap(([k, vs]) => vs.map((v) => k + v)).join());
const original = [[1], [2]];
const flat = original.flat();
flat[0] = 9;
original[1].push(3);
console.log(original.flat().join(), flat.join(), [0, [-0]].flat().map((x) => Object.is(x, -0)).join());
