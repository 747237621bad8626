const deep = [1, [2, [3, [4, [5]]]], , [, 6]];
console.log(JSON.stringify(deep.flat()), JSON.stringify(deep.flat(2)), deep.flat(Infinity).join());
console.log(deep.flat(0).length, deep.flat(-1).length, JSON.stringify(deep.flat('2')));
console.log(deep.flat(NaN).length);
console.log([[]].flat().length, [[[]]].flat().length, [, , ,].flat().length);
console.log(
  [
    [, 1],
    [2, ,]
  ].flat().length,
  [undefined, null, [undefined]].flat().length
);
const log = [];
console.log(
  [1, 2, 3].flatMap((x, i, all) => (log.push(i + '/' + all.length), x === 2 ? [] : [x, [x]])).length
);
console.log(log.join());
console.log(
  [3, 4]
    .flatMap(
      function (x) {
        return [x, this.by * x];
      },
      { by: 2 }
    )
    .join()
);
console.log(['a b', 'c'].flatMap((s) => s.split(' ')).join());
console.log([1, , 2].flatMap((x) => [x, x]).join());
console.log([[1], [2]].flatMap((x) => x).join(), [1, 2].flatMap((x) => [[x * 2]])[0][0]);
console.log([1].flatMap(() => 'text').join(), [1].flatMap(() => new Set([1]))[0].size);
const shrinking = [1, 2, 3, 4];
console.log(
  shrinking
    .flatMap((x) => {
      shrinking.pop();
      return [x];
    })
    .join(),
  shrinking.length
);
const growing = [1];
