const attempt = (f) => {
  try {
    return f();
  } catch (e) {
    return e.name + ' ' + (e instanceof TypeError ? '' : e.message);
  }
};
console.log(
  attempt(() => [2, 1].sort(null)),
  attempt(() => [2, 1].sort('x'))
);
console.log(
  attempt(() => [2, 1].sort({})),
  attempt(() => [2, 1].sort(undefined).join())
);
console.log(
  attempt(() =>
    [2, 1].sort(() => {
      throw new RangeError('cmp');
    })
  )
);
const by =
  (...keys) =>
  (a, b) => {
    for (const [key, dir = 1] of keys) {
      if (a[key] !== b[key]) return (a[key] < b[key] ? -1 : 1) * dir;
    }
    return 0;
  };
const rows = [
  ['x', 2, 'p'],
  ['y', 1, 'q'],
  ['x', 1, 'r'],
  ['y', 2, 's']
].map(([a, b, c]) => ({ a, b, c }));
console.log(
  rows
    .slice()
    .sort(by(['a'], ['b', -1]))
    .map((r) => r.c)
    .join('')
);
