const like = { length: 3, 0: 'a', 1: 'b', 2: 'c', 3: 'ignored' };
const A = Array.prototype;
const join = {
  length: '2',
  0: 'zero',
  get 1() {
    return 'getter';
  }
};
console.log(A.includes.call(join, 'getter'), A.at.call(join, -1), [...A.keys.call(join)].join());
const args = (function () {
  return arguments;
})(3, 1, 2);
console.log(A.sort.call(args)[0], A.shift.call(args), args.length);
console.log(
  A.reduce.call(args, (a, b) => a + b),
  A.concat.call([], ...args).join()
);
console.log([].concat(args).length);
const holder = { length: 2 };
A.push.call(holder, 'p');
A.reverse.call(holder);
console.log(JSON.stringify(holder), 2 in holder, A.splice.call(holder, 0, 2).length, holder.length);
console.log(A.unshift.call({ length: 1, 0: 'z' }, 'y'));
console.log(Array.isArray([]), Array.isArray(like), Array.isArray(new Proxy([], {})));
console.log(Array.isArray(args), Array.isArray(new Uint8Array(1)), Array.isArray('[]'));
console.log([].constructor === Array, [] instanceof Object);
const extra = Object.assign([1, 2], { name: 'n' });
console.log(extra.length, extra.name, JSON.stringify(extra), Object.keys(extra).join());
console.log(extra.map((x) => x).name, [...extra].name, extra.concat().name, extra.slice().name);
console.log([3, 2, 1].toString === A.toString, [1, 2, 3].valueOf().length, [1] == 1);
console.log([1, 2] == '1,2', [] == false, [0] == false, [[0]] == 0, [1] < [2], [10] < [9]);
console.log(isNaN([1, 2]), +[7]);
