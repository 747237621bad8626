console.log([1, [2, [3, null, undefined]], , 'x'].join(), [1, 2].join(''), [1, 2].join(undefined), [1, 2].join(null), [].join('x'), [undefined].join('x') === '', [null, null].join('-'), [[]].join(), [[], [[]]].join('|'));
console.log([1, 2, 3].toString(), String([1, [2, 3]]), [1, 2] + '', [] + [], [{}] + '', `${[1, , 3]}`, [Symbol.iterator.description].join(), [1.50, -0, 1e21, NaN].join());
const like = { length: 3, 0: 'a', 1: 'b', 2: 'c', 3: 'ignored' };
const A = Array.prototype;
console.log(A.join.call(like, '-'), A.map.call(like, (x) => x + x).join(), A.filter.call(like, (x) => x !== 'b').length, A.indexOf.call(like, 'c'), A.slice.call(like, -2).join(), A.concat.call(like, 1).length, A.every.call(like, (x) => x < 'd'), A.lastIndexOf.call(like, 'a'));
console.log(A.join.call('text', '.'), A.map.call('abc', (c) => c.toUpperCase()).join(''), A.filter.call('a1b2', (c) => c >= 'a').join(''), A.forEach.call('', () => 1), A.toString.call({ join: () => 'own join' }), A.toString.call({ no: 1 }));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => A.map.call(null, (x) => x)), attempt(() => A.join.call(undefined)), attempt(() => A.push.call('abc', 1)), attempt(() => [Symbol()].join()), attempt(() => A.map.call({ length: -1 }, (x) => x).length), attempt(() => A.forEach.call(5, () => 1)));
const join = { length: '2', 0: 'zero', get 1() { return 'getter'; } };
console.log(A.join.call(join), A.map.call(join, (x, i) => i + x).join(), A.includes.call(join, 'getter'), A.at.call(join, -1), [...A.keys.call(join)].join());
const args = (function () { return arguments; })(3, 1, 2);
console.log(A.sort.call(args)[0], A.shift.call(args), args.length, A.reduce.call(args, (a, b) => a + b), A.concat.call([], ...args).join(), [].concat(args).length);
const holder = { length: 2 };
A.push.call(holder, 'p');
A.reverse.call(holder);
console.log(JSON.stringify(holder), 2 in holder, A.splice.call(holder, 0, 2).length, holder.length, A.unshift.call({ length: 1, 0: 'z' }, 'y'));
console.log(Array.isArray([]), Array.isArray(like), Array.isArray(new Proxy([], {})), Array.isArray(args), Array.isArray(new Uint8Array(1)), Array.isArray('[]'), [].constructor === Array, [] instanceof Object);
const extra = Object.assign([1, 2], { name: 'n' });
console.log(extra.length, extra.name, JSON.stringify(extra), Object.keys(extra).join(), extra.map((x) => x).name, [...extra].name, extra.concat().name, extra.slice().name);
console.log([3, 2, 1].toString === A.toString, [1, 2, 3].valueOf().length, [1] == 1, [1, 2] == '1,2', [] == false, [0] == false, [[0]] == 0, [1] < [2], [10] < [9], isNaN([1, 2]), +[7]);
