function sloppy(a, b) {
  arguments[0] = 'changed';
  b = 'assigned';
  return [a, arguments[1], arguments.length, typeof arguments[2]].join();
}
console.log(sloppy(1, 2), sloppy(1), sloppy(1, 2, 3));
function strict(a) {
  'use strict';
  arguments[0] = 'changed';
  return a + arguments[0];
}
console.log(strict('kept '));
function pass() {
  return inner.apply(this, arguments) + [...arguments].join('') + Array.from(arguments).length;
}
function inner(...given) {
  return `${this.tag}(${given}) ${given.length} `;
}
console.log(pass.call({ tag: 'T' }, 1, 2), pass.call({ tag: 'U' }));
function nested() {
  const arrow = (...own) => own.length + '/' + arguments.length + '/' + arguments[0];
  function other() {
    return arguments.length;
  }
  return arrow(1, 2, 3) + other() + (() => (() => arguments[1])())();
}
console.log(nested('first', 'second'));
function kinds() {
  return [
    Array.isArray(arguments), Object.prototype.toString.call(arguments), typeof arguments,
    Object.keys(arguments).join(), JSON.stringify(arguments), Array.prototype.map.call(arguments, (x) => x * 2).join()
  ].join(' ');
}
console.log(kinds(5, 6));
function deleting(a) {
  delete arguments[0];
  a = 2;
  return `${arguments[0]} ${arguments.length} ${0 in arguments}`;
}
console.log(deleting(1));
function grow() {
  arguments[arguments.length] = 'more';
  arguments.length++;
  return Array.prototype.join.call(arguments, '+');
}
console.log(grow(1, 2));
const tail = (first, ...rest) => (rest.length ? first + tail(...rest) : first);
console.log(tail(1, 2, 3, 4), ((...[a, b = 'B', ...c]) => a + b + c.length)('A'), ((a, ...b) => b instanceof Array)(1));
const sum = (...xs) => xs.reduce((p, q) => p + q, 0);
console.log(sum(...[1, 2], 3, ...new Set([4, 5]), ...'67'), sum.apply(null, { length: 2, 0: 8, 1: 9 }), Math.max.apply(null, [1, 5, 3]));
function loops() {
  const seen = [];
  for (const x of arguments) seen.push(x);
  for (const i in arguments) seen.push('i' + i);
  const [p, ...q] = arguments;
  return seen.concat(p, q).join();
}
console.log(loops('a', 'b'));
