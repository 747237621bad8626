const s = (...given) => {
  const list = ['a', 'b', 'c', 'd', 'e'];
  const removed = list.splice(...given);
  return `${list.join('')}-${removed.join('')}`;
};
console.log(s(), s(2), s(undefined), s(1, 2), s(-2), s(-2, 1), s(9), s(-9, 1), s(1, 0, 'X'), s(1, 1, 'X', 'Y', 'Z'), s(0, 2, 'X'), s(2, -1), s('1', '1'), s(1, undefined), s(1, null), s(5, 0, 'end'), s(1.9, 1.9));
const holes = [1, , 3, , 5];
const cut = holes.splice(1, 3, 'x');
console.log(holes.join(), cut.length, 0 in cut, 1 in cut, 2 in cut);
const slice = (...given) => ['a', 'b', 'c', 'd'].slice(...given).join('');
console.log(slice(), slice(1), slice(-2), slice(1, 3), slice(1, -1), slice(-3, -1), slice(3, 1), slice(0, 99), slice(9), slice(undefined, undefined), slice(null, null), slice('1', '2'), slice(NaN), slice(-Infinity, Infinity));
console.log(0 in [, 1].slice(), [, 1].slice().length, [1, , 3].slice(1).map(String).join(), Array.prototype.slice.call({ length: 3, 0: 'p', 2: 'q' }).length, Array.prototype.slice.call('text', 1, 3).join());
const list = [1, 2, 3];
console.log(list.push(), list.push(4, 5), list.unshift(-1, 0), list.join(), list.pop(), list.shift(), list.join(), [].pop(), [].shift(), list.unshift());
list.length = 2;
list[4] = 'far';
console.log(list.length, list.join(), 3 in list, list.indexOf(undefined), (list.length = 0), list.length, list[0]);
const like = { length: 0 };
Array.prototype.push.call(like, 'x', 'y');
Array.prototype.unshift.call(like, 'w');
console.log(JSON.stringify(like), Array.prototype.shift.call(like), Array.prototype.pop.call(like), JSON.stringify(like), Array.prototype.splice.call(like, 0, 1, 'n', 'm').join(), JSON.stringify(like));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => ([].length = -1)), attempt(() => ([].length = 1.5)), attempt(() => { const a = []; a.length = '3'; return a.length; }), attempt(() => { const a = [1, 2, 3]; a['1'] = 'x'; a['01'] = 'y'; a[-1] = 'z'; return a.length + a.join(); }), attempt(() => { const a = []; a[4294967295] = 1; return a.length; }), attempt(() => { const a = []; a['3'] = 1; return a.length; }));
const queue = [1, 2, 3];
const out = [];
while (queue.length) {
  const x = queue.shift();
  out.push(x);
  if (x === 2) queue.unshift('front'), queue.push('back');
}
console.log(out.join(), [1, 2, 3].concat(4, [5, [6]], 'text', { length: 1 }).length, [].concat([, 1]).length, 0 in [].concat([, 1]), [1].concat().join());
const remove = (xs, test) => {
  for (let i = xs.length; i--; ) if (test(xs[i])) xs.splice(i, 1);
  return xs;
};
console.log(remove([1, 2, 3, 4, 4, 5], (x) => x % 2 === 0).join(), [3, 4].splice(0).join(), Object.isFrozen([].splice(0)));
