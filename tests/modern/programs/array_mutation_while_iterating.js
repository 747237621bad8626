const log = [];
const told = () => log.splice(0).join();
let a = [1, 2, 3, 4];
a.forEach((x, i) => {
  log.push(x);
  if (i === 0) a.shift();
});
console.log(told(), a.join());
a = [1, 2, 3];
a.forEach((x) => {
  log.push(x);
  if (a.length < 6) a.push(x * 10);
});
console.log(told(), a.length);
a = [1, 2, 3];
for (const x of a) {
  log.push(x);
  if (a.length < 6) a.push(x * 10);
  if (x === 2) a.splice(0, 1);
}
console.log(told());
a = [1, 2, 3, 4];
console.log(
  a
    .map((x, i) => {
      if (i === 0) {
        delete a[1];
        a[2] = 'new';
        a.push(9);
      }
      return x;
    })
    .map(String)
    .join()
);
console.log(a.length);
a = [1, 2, 3, 4];
