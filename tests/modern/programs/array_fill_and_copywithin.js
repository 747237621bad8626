const seq = (n) => Array.from({ length: n }, (_, i) => i);
console.log(seq(5).fill('x').join(), seq(5).fill('x', 2).join(), seq(5).fill('x', 1, 3).join());
console.log(seq(5).fill('x', -2).join(), seq(5).fill('x', -3, -1).join());
console.log(seq(5).fill('x', 3, 1).join(), seq(5).fill('x', 9).join());
console.log(new Array(3).fill().map(String).join(), new Array(2).fill(7, NaN).join());
console.log(seq(3).fill(0, undefined, undefined).join(), seq(3).fill(0, null, 1).join());
console.log(seq(3).fill(9, '1', '2').join(), [].fill(1).length, seq(3).fill(5, 1.9).join());
const shared = new Array(2).fill([]);
shared[0].push(1);
console.log(shared[1].length, shared[0] === shared[1], seq(2).fill(1).fill(2, 1).join());
console.log(
  new Array(3)
    .fill(null)
    .map((_, i) => i * i)
    .join()
);
console.log(seq(5).copyWithin(0, 3).join(), seq(5).copyWithin(1, 0).join());
console.log(seq(5).copyWithin(1, 0, 2).join(), seq(5).copyWithin(-2).join());
console.log(seq(5).copyWithin(0, -2, -1).join(), seq(5).copyWithin(-3, -4, -2).join());
console.log(seq(5).copyWithin(2, 9).join());
console.log(seq(8).copyWithin(2, 0, 5).join(), seq(8).copyWithin(0, 2, 7).join());
console.log(seq(3).copyWithin().join(), seq(4).copyWithin(1, NaN).join());
console.log(seq(4).copyWithin('1', '2').join());
const holes = [1, , 3, , 5];
holes.copyWithin(0, 1, 3);
console.log(holes.map(String).join(), 0 in holes, 1 in holes, holes.length);
console.log(JSON.stringify([, 1, 2].copyWithin(1, 0, 1)));
const list = seq(3);
console.log(list.fill(1) === list, list.copyWithin(0, 1) === list, list.reverse() === list);
console.log(list.sort() === list, list.splice(0, 0) === list, list.concat() === list);
const like = { length: 3, 0: 'a', 2: 'c' };
Array.prototype.copyWithin.call(like, 0, 1);
Array.prototype.fill.call(like, 'f', 2);
console.log(JSON.stringify(like), JSON.stringify(Array.prototype.fill.call({ length: 2 }, 1)));
