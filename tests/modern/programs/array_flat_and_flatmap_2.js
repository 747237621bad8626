const growing = [1];
console.log(
  growing
    .flatMap((x) => {
      growing.push(9);
      return [x, x];
    })
    .join(),
  growing.length
);
const spreadable = { length: 2, 0: 'a', 1: 'b', [Symbol.isConcatSpreadable]: true };
console.log([spreadable].flat().length, [new Uint8Array([1, 2])].flat().length);
console.log(['ab', ['cd']].flat().join(), [arguments1()].flat().length);
function arguments1() {
  return (function () {
    return arguments;
  })(1, 2);
}
const cyclic = [1];
cyclic.push([2, cyclic]);
console.log(cyclic.flat().length, cyclic.flat(3).length);
console.log(Array.prototype.flat.call({ length: 3, 0: [1, 2], 2: 'x' }).join());
console.log(Array.prototype.flatMap.call('ab', (c) => [c, c]).join(''));
const attempt = (f) => {
  try {
    return f();
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => [1].flatMap(5)),
  attempt(() => [1].flatMap())
);
console.log(attempt(() => [].flatMap(undefined)));
console.log(
  attempt(() =>
    [1].flatMap(() => {
      throw new RangeError('in callback');
    })
  )
);
console.log(attempt(() => Array.prototype.flat.call(null)));
