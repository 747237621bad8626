const s = (...given) => {
  const list = ['a', 'b', 'c', 'd', 'e'];
  const removed = list.splice(...given);
  return `${list.join('')}-${removed.join('')}`;
};
console.log(s(), s(2), s(undefined), s(1, 2), s(-2), s(-2, 1), s(9), s(-9, 1), s(1, 0, 'X'));
console.log(s(1, 1, 'X', 'Y', 'Z'), s(0, 2, 'X'), s(2, -1), s('1', '1'), s(1, undefined));
console.log(s(1, null), s(5, 0, 'end'), s(1.9, 1.9));
const holes = [1, , 3, , 5];
const cut = holes.splice(1, 3, 'x');
console.log(holes.join(), cut.length, 0 in cut, 1 in cut, 2 in cut);
const slice = (...given) => ['a', 'b', 'c', 'd'].slice(...given).join('');
console.log(slice(), slice(1), slice(-2), slice(1, 3), slice(1, -1), slice(-3, -1), slice(3, 1));
console.log(slice(0, 99), slice(9), slice(undefined, undefined), slice(null, null));
console.log(slice('1', '2'), slice(NaN), slice(-Infinity, Infinity));
console.log(0 in [, 1].slice(), [, 1].slice().length, [1, , 3].slice(1).map(String).join());
console.log(Array.prototype.slice.call({ length: 3, 0: 'p', 2: 'q' }).length);
console.log(Array.prototype.slice.call('text', 1, 3).join());
const list = [1, 2, 3];
console.log(list.push(), list.push(4, 5), list.unshift(-1, 0), list.join(), list.pop());
console.log(list.shift(), list.join(), [].pop(), [].shift(), list.unshift());
list.length = 2;
list[4] = 'far';
console.log(list.length, list.join(), 3 in list, list.indexOf(undefined), (list.length = 0));
console.log(list.length, list[0]);
const like = { length: 0 };
Array.prototype.push.call(like, 'x', 'y');
Array.prototype.unshift.call(like, 'w');
console.log(JSON.stringify(like), Array.prototype.shift.call(like), Array.prototype.pop.call(like));
console.log(JSON.stringify(like), Array.prototype.splice.call(like, 0, 1, 'n', 'm').join());
console.log(JSON.stringify(like));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => ([].length = -1)),
  attempt(() => ([].length = 1.5))
);
