const log = [];
const told = () => log.splice(0).join();
let a = [1, 2, 3, 4];
console.log(
  a
    .filter((x, i) => {
      if (i === 1) a.length = 3;
      return true;
    })
    .join()
);
console.log(
  a.reduce((s, x, i) => {
    if (i === 1) a.pop();
    return s + x;
  })
);
a = ['a', 'b', 'c'];
console.log(
  a.reduceRight((s, x, i) => {
    if (i === 1) a.shift();
    return s + x;
  })
);
console.log(
  a.some((x, i) => {
    a.pop();
    return i > 0;
  }),
  a.length
);
const sparse = [1, , 3];
sparse.forEach((x, i) => {
  log.push(i);
  sparse[1] = 'filled';
});
console.log(told(), sparse.join());
