const log = [];
console.log(Array.from('añ😀').length, Array.from({ length: 3 }).map(String).join());
console.log(Array.from({ length: '2', 0: 'a', 1: 'b', 2: 'c' }).join(), Array.from([, 1]).length);
console.log(Array.from(new Map([['a', 1]]).entries()).join());
console.log(Array.from(new Set([3, 3, 4]), (x, i) => x * 10 + i).join());
console.log(Array.from(new Map([[1, 2]]).values())[0]);
console.log(
  Array.from(
    [1, 2],
    function (x) {
      return x + this.add;
    },
    { add: 5 }
  ).join()
);
console.log(Array.from({ length: 2 }, (_, i) => i ** 2).join(), Array.from(5).length);
console.log(Array.from(true).length);
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
console.log(Array.of().length, Array.of(3).length, Array.of(3)[0]);
console.log(Array.of(undefined, null).length, Array(3).length, Array('3').length);
console.log(new Array(1, 2).join());
const attempt = (f) => {
  try {
    return f();
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => Array.from(null)),
  attempt(() => Array.from(undefined))
);
console.log(
  attempt(() => Array.from([1], 5)),
  attempt(() => Array.from({ [Symbol.iterator]: 5 }))
);
