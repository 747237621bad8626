const args = [];
[['p', 'q'], ['r']].forEach(
  function (x, i, all) {
    args.push(this.tag + x.length + i + all.length);
  },
  { tag: 't' }
);
console.log(
  args.join(),
  [1, 2].forEach(() => 1),
  [, 'x'].map(() => 'y').length
);
console.log(0 in [, 'x'].map(() => 'y'), ['1', '2', '3'].map(parseInt).join());
console.log(['1', '2'].map(Number).join(), [[1, 2]].map(([p, q]) => p + q)[0]);
