const o = { b: 1, a: [2], 1: 'one', [Symbol('s')]: 'no' };
console.log(JSON.stringify(Object.entries(o)), Object.keys(o).join());
console.log(JSON.stringify(Object.values(o)), Object.entries('ab').join('|'));
console.log(Object.values([7, 8]).join(), Object.entries([, 'x']).join('|'));
console.log(Object.keys(5).length + Object.values(true).length);
console.log(
  JSON.stringify(
    Object.fromEntries([
      ['a', 1],
      ['b', 2],
      ['a', 3]
    ])
  )
);
console.log(
  JSON.stringify(
    Object.fromEntries(
      new Map([
        [1, 'n'],
        ['t', 'x']
      ])
    )
  )
);
console.log(JSON.stringify(Object.fromEntries(new Set([['k', 'v']]))));
console.log(JSON.stringify(Object.fromEntries([])));
console.log(JSON.stringify(Object.fromEntries([{ 0: 'k', 1: 'v' }])));
console.log(JSON.stringify(Object.fromEntries([['only']])));
const map = (obj, f) => Object.fromEntries(Object.entries(obj).map(([k, v]) => f(k, v)));
const swap = (obj) => map(obj, (k, v) => [v, k]);
console.log(JSON.stringify(map({ x: 1, y: 2 }, (k, v) => [k + k, v * 10])));
console.log(JSON.stringify(swap({ p: 'q', r: 's' })));
console.log(
  JSON.stringify(Object.fromEntries(Object.entries({ a: 1, b: 2, c: 3 }).filter(([, v]) => v % 2)))
);
const log = [];
