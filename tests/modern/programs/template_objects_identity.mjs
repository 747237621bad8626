export {};
const seen = new Map();
const remember = (strings) => {
  if (!seen.has(strings)) seen.set(strings, seen.size);
  return seen.get(strings);
};
const first = () => remember`same ${1}`;
const second = () => remember`same ${1}`;
console.log(first(), second(), first(), second());
for (let i = 0; i < 3; i++) console.log(remember`loop ${i}`);
const make = () => () => remember`closure`;
console.log(make()() === make()(), [1, 2].map(() => remember`mapped`).join());
class A {
  tag() {
    return remember`method`;
  }
}
console.log(new A().tag() === new A().tag());
const strings = ((s) => s)`a${1}b`;
console.log(Object.isFrozen(strings), Object.isFrozen(strings.raw), Array.isArray(strings),
  strings.length);
try {
  strings[0] = 'changed';
} catch (e) {
  console.log(e instanceof TypeError, strings[0]);
}
const cache = new WeakMap();
const compile = (strings, ...values) => {
  if (!cache.has(strings)) cache.set(strings, { compiled: strings.join('?'), uses: 0 });
  const entry = cache.get(strings);
  entry.uses++;
  return `${entry.compiled} x${entry.uses} ${values}`;
};
const query = (id) => compile`select ${id}`;
console.log(query(1), query(2), compile`select ${3}`);
function recursive(n) {
  return n ? remember`rec` + recursive(n - 1) : 0;
}
const before = seen.size;
recursive(3);
console.log(seen.size - before, remember`` === remember``);
