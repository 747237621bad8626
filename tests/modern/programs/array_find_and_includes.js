const log = [];
const list = [5, 12, 8, 130, 44];
console.log(list.find((x) => x > 10), list.findIndex((x) => x > 10), list.find((x) => x > 999), list.findIndex((x) => x > 999), [].find(() => true), [].findIndex(() => true));
console.log([, , 3].find((x, i) => (log.push(i), x === undefined)), [1, , 3].findIndex((x) => x === undefined), log.join());
log.length = 0;
[1, 2, 3].find((x, i, all) => {
  log.push(x);
  if (i === 0) all[1] = 'changed';
  if (i === 1) all.length = 2;
  return false;
});
console.log(log.map(String).join(), [1, 2].find(function (x) { return x === this.want; }, { want: 2 }), ['a'].find((x, i, all) => all.length === 1));
const objects = [{ id: 1 }, { id: 2 }];
console.log(objects.find(({ id }) => id === 2) === objects[1], objects.findIndex((o) => o === objects[0]), objects.some((o) => o.id > 1), objects.every((o) => o.id > 1));
console.log([NaN].includes(NaN), [NaN].indexOf(NaN), [0].includes(-0), [-0].indexOf(0), [, 1].includes(undefined), [, 1].indexOf(undefined), [undefined].indexOf(undefined));
console.log([1, 2, 3].includes(1, 1), [1, 2, 3].includes(3, -1), [1, 2, 3].includes(1, -99), [1, 2, 3].includes(3, 99), [1, 2, 1].indexOf(1, 1), [1, 2, 1].indexOf(1, -1), [1, 2, 1].indexOf(2, -1));
console.log([1, 2, 1].lastIndexOf(1), [1, 2, 1].lastIndexOf(1, 1), [1, 2, 1].lastIndexOf(1, -2), [1, 2, 1].lastIndexOf(9), [1, 2, 1].lastIndexOf(1, -9), [, 1].lastIndexOf(undefined), [1, 2].lastIndexOf(2, undefined));
console.log(['1'].includes(1), [null].includes(undefined), ['a', 'b'].includes('ab'), 'abc'.includes(''), [[]].includes([]), [1, 2].includes('1'), [true].indexOf(1));
console.log([].some(() => true), [].every(() => false), [, ,].some(() => true), [, ,].every(() => false), [0, 1].some(Boolean), [0, 1].every(Boolean), [1, , 2].every(Boolean));
log.length = 0;
console.log([1, 2, 3].some((x) => (log.push('s' + x), x === 2)), [1, 2, 3].every((x) => (log.push('e' + x), x < 2)), log.join());
console.log(Array.prototype.find.call('abc', (c) => c > 'a'), Array.prototype.includes.call({ length: 3, 1: 'x' }, 'x'), Array.prototype.findIndex.call({ length: 2, 1: 5 }, (x) => x === 5), Array.prototype.indexOf.call('abcb', 'b', 2));
for (const bad of [() => [1].find(), () => [1].find(5), () => [1].some(null), () => [].every(), () => [1].findIndex('x')]) {
  try {
    console.log(bad());
  } catch (e) {
    console.log(e instanceof TypeError);
  }
}
console.log([1, 2, 3].at(-1), [1, 2, 3].at(3), [1, 2, 3].at(-4), [1, 2, 3].at('1'), [1, 2].at(1.7), [1, 2].at(-0.5), [5].at(NaN), [5].at());
const typed = [0, '', null, undefined, NaN, false, []];
console.log(typed.map((x) => typed.indexOf(x)).join(), typed.map((x) => typed.includes(x) ? 1 : 0).join(''), typed.findIndex((x) => x !== x), typed.filter(Boolean).length);
