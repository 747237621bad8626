const log = [];
const list = [5, 12, 8, 130, 44];
console.log(
  list.find((x) => x > 10),
  list.findIndex((x) => x > 10),
  list.find((x) => x > 999)
);
console.log(
  list.findIndex((x) => x > 999),
  [].find(() => true),
  [].findIndex(() => true)
);
console.log([, , 3].find((x, i) => (log.push(i), x === undefined)));
console.log(
  [1, , 3].findIndex((x) => x === undefined),
  log.join()
);
log.length = 0;
[1, 2, 3].find((x, i, all) => {
  log.push(x);
  if (i === 0) all[1] = 'changed';
  if (i === 1) all.length = 2;
  return false;
});
console.log(log.map(String).join());
console.log(
  [1, 2].find(
    function (x) {
      return x === this.want;
    },
    { want: 2 }
  )
);
console.log(['a'].find((x, i, all) => all.length === 1));
const objects = [{ id: 1 }, { id: 2 }];
console.log(objects.find(({ id }) => id === 2) === objects[1]);
console.log(
  objects.findIndex((o) => o === objects[0]),
  objects.some((o) => o.id > 1)
);
console.log(objects.every((o) => o.id > 1));
console.log([NaN].includes(NaN), [NaN].indexOf(NaN), [0].includes(-0), [-0].indexOf(0));
console.log([, 1].includes(undefined), [, 1].indexOf(undefined), [undefined].indexOf(undefined));
console.log([1, 2, 3].includes(1, 1), [1, 2, 3].includes(3, -1), [1, 2, 3].includes(1, -99));
console.log([1, 2, 3].includes(3, 99), [1, 2, 1].indexOf(1, 1), [1, 2, 1].indexOf(1, -1));
console.log([1, 2, 1].indexOf(2, -1));
console.log([1, 2, 1].lastIndexOf(1), [1, 2, 1].lastIndexOf(1, 1), [1, 2, 1].lastIndexOf(1, -2));
console.log([1, 2, 1].lastIndexOf(9), [1, 2, 1].lastIndexOf(1, -9), [, 1].lastIndexOf(undefined));
