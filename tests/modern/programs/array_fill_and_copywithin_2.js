const seq = (n) => Array.from({ length: n }, (_, i) => i);
for (const bad of [
  () => Object.freeze([1, 2]).fill(0),
  () => Array.prototype.fill.call('abc', 'x'),
  () => Object.freeze([1, 2]).copyWithin(0, 1),
  () => Array.prototype.fill.call(null, 1),
  () => Object.freeze([2, 1]).sort(),
  () => Object.freeze([1]).push(2),
  () => Object.freeze([]).push(1),
  () => Object.freeze([1]).pop()
]) {
  try {
    bad();
    console.log('done');
  } catch (e) {
    console.log(e instanceof TypeError);
  }
}
console.log(seq(4).reverse().join(), [1, , 3].reverse().map(String).join(), 0 in [, 1].reverse());
console.log(1 in [, 1].reverse(), [].reverse().length);
console.log(Array.prototype.reverse.call({ length: 2, 0: 'a', 1: 'b' })[0]);
const grid = new Array(2).fill().map(() => new Array(2).fill(0));
grid[1][0] = 5;
console.log(JSON.stringify(grid), seq(6).fill(0, 0, 2).fill(1, 2, 4).fill(2, 4).join(''));
