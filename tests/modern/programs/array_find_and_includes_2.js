const log = [];
log.length = 0;
[1, 2, 3].find((x, i, all) => {
  log.push(x);
  if (i === 0) all[1] = 'changed';
  if (i === 1) all.length = 2;
  return false;
});
console.log([1, 2].lastIndexOf(2, undefined));
console.log(['1'].includes(1), [null].includes(undefined), ['a', 'b'].includes('ab'));
console.log('abc'.includes(''), [[]].includes([]), [1, 2].includes('1'), [true].indexOf(1));
console.log(
  [].some(() => true),
  [].every(() => false),
  [, ,].some(() => true)
);
console.log(
  [, ,].every(() => false),
  [0, 1].some(Boolean),
  [0, 1].every(Boolean)
);
console.log([1, , 2].every(Boolean));
log.length = 0;
console.log([1, 2, 3].some((x) => (log.push('s' + x), x === 2)));
console.log(
  [1, 2, 3].every((x) => (log.push('e' + x), x < 2)),
  log.join()
);
console.log(Array.prototype.find.call('abc', (c) => c > 'a'));
console.log(Array.prototype.includes.call({ length: 3, 1: 'x' }, 'x'));
console.log(Array.prototype.findIndex.call({ length: 2, 1: 5 }, (x) => x === 5));
console.log(Array.prototype.indexOf.call('abcb', 'b', 2));
for (const bad of [
  () => [1].find(),
  () => [1].find(5),
  () => [1].some(null),
  () => [].every(),
  () => [1].findIndex('x')
]) {
  try {
    console.log(bad());
  } catch (e) {
    console.log(e instanceof TypeError);
  }
}
console.log([1, 2, 3].at(-1), [1, 2, 3].at(3), [1, 2, 3].at(-4), [1, 2, 3].at('1'), [1, 2].at(1.7));
console.log([1, 2].at(-0.5), [5].at(NaN), [5].at());
const typed = [0, '', null, undefined, NaN, false, []];
console.log(typed.map((x) => typed.indexOf(x)).join());
console.log(
  typed.map((x) => (typed.includes(x) ? 1 : 0)).join(''),
  typed.findIndex((x) => x !== x)
);
console.log(typed.filter(Boolean).length);
