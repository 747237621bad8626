const log = [];
a: {
  log.push('in');
  if (log.length) break a;
  log.push('never');
}
outer: for (let i = 0; i < 3; i++) {
  let j = 0;
  const f = () => i + j;
  while (true) {
    if (j++ > 1) continue outer;
    if (i === 2) break outer;
    switch (j) {
      case 1:
        continue;
      default:
        log.push(f());
    }
  }
}
do {
  const x = log.length;
  log.push(() => x);
} while (log.length < 6);
console.log(log.map((x) => (typeof x === 'function' ? x() : x)).join());
const r = [1, 2, 3].map((x) => {
  switch (x) {
    case 1: {
      const y = 'one';
      return y;
    }
    case 2:
      return (() => x)();
  }
  return 'other';
});
console.log(r.join());
