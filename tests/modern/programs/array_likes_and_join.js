console.log([1, [2, [3, null, undefined]], , 'x'].join(), [1, 2].join(''), [1, 2].join(undefined));
console.log([1, 2].join(null), [].join('x'), [undefined].join('x') === '', [null, null].join('-'));
console.log([[]].join(), [[], [[]]].join('|'));
console.log([1, 2, 3].toString(), String([1, [2, 3]]), [1, 2] + '', [] + [], [{}] + '');
console.log(`${[1, , 3]}`, [Symbol.iterator.description].join(), [1.5, -0, 1e21, NaN].join());
const like = { length: 3, 0: 'a', 1: 'b', 2: 'c', 3: 'ignored' };
const A = Array.prototype;
console.log(A.join.call(like, '-'), A.map.call(like, (x) => x + x).join());
console.log(A.filter.call(like, (x) => x !== 'b').length, A.indexOf.call(like, 'c'));
console.log(A.slice.call(like, -2).join(), A.concat.call(like, 1).length);
console.log(
  A.every.call(like, (x) => x < 'd'),
  A.lastIndexOf.call(like, 'a')
);
console.log(A.join.call('text', '.'), A.map.call('abc', (c) => c.toUpperCase()).join(''));
console.log(
  A.filter.call('a1b2', (c) => c >= 'a').join(''),
  A.forEach.call('', () => 1)
);
console.log(A.toString.call({ join: () => 'own join' }), A.toString.call({ no: 1 }));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => A.map.call(null, (x) => x)),
  attempt(() => A.join.call(undefined))
);
console.log(
  attempt(() => A.push.call('abc', 1)),
  attempt(() => [Symbol()].join())
);
console.log(attempt(() => A.map.call({ length: -1 }, (x) => x).length));
console.log(attempt(() => A.forEach.call(5, () => 1)));
const join = {
  length: '2',
  0: 'zero',
  get 1() {
    return 'getter';
  }
};
console.log(A.join.call(join), A.map.call(join, (x, i) => i + x).join());
