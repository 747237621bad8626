const o = { b: 1, a: [2], 1: 'one', [Symbol('s')]: 'no' };
console.log(JSON.stringify(Object.entries(o)), Object.keys(o).join(), JSON.stringify(Object.values(o)), Object.entries('ab').join('|'), Object.values([7, 8]).join(), Object.entries([, 'x']).join('|'), Object.keys(5).length + Object.values(true).length);
console.log(JSON.stringify(Object.fromEntries([['a', 1], ['b', 2], ['a', 3]])), JSON.stringify(Object.fromEntries(new Map([[1, 'n'], ['t', 'x']]))), JSON.stringify(Object.fromEntries(new Set([['k', 'v']]))), JSON.stringify(Object.fromEntries([])), JSON.stringify(Object.fromEntries([{ 0: 'k', 1: 'v' }])), JSON.stringify(Object.fromEntries([['only']])));
const map = (obj, f) => Object.fromEntries(Object.entries(obj).map(([k, v]) => f(k, v)));
const swap = (obj) => map(obj, (k, v) => [v, k]);
console.log(JSON.stringify(map({ x: 1, y: 2 }, (k, v) => [k + k, v * 10])), JSON.stringify(swap({ p: 'q', r: 's' })), JSON.stringify(Object.fromEntries(Object.entries({ a: 1, b: 2, c: 3 }).filter(([, v]) => v % 2))));
const log = [];
const tracked = { get first() { log.push('first'); delete this.third; return 1; }, second: 2, third: 3, get last() { log.push('last'); return 4; } };
console.log(Object.entries(tracked).join('|'), log.join(), Object.values(tracked).length);
const inherited = Object.create({ up: 1 }, { own: { value: 2, enumerable: true }, hidden: { value: 3 } });
console.log(Object.entries(inherited).join('|'), Object.values(inherited).join(), Object.keys(inherited).join(), Object.getOwnPropertyNames(inherited).join());
const attempt = (f) => {
  try {
    return JSON.stringify(f());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => Object.entries(null)), attempt(() => Object.values()), attempt(() => Object.keys(undefined)), attempt(() => Object.fromEntries()), attempt(() => Object.fromEntries(5)), attempt(() => Object.fromEntries([5])), attempt(() => Object.fromEntries(['ab'])), attempt(() => Object.fromEntries({})), attempt(() => Object.fromEntries([null])));
const symbol = Symbol('k');
const made = Object.fromEntries([[symbol, 's'], [1, 'n'], [null, 'null'], [{ toString: () => 'obj' }, 'o'], ['__proto__', 'own']]);
console.log(made[symbol], Object.keys(made).join(), Object.getPrototypeOf(made) === Object.prototype, Object.getOwnPropertyDescriptor(made, '1').writable);
const nested = { a: { b: { c: 1 }, d: [1, { e: 2 }] } };
const flatten = (obj, prefix = '') => Object.entries(obj).flatMap(([k, v]) => (typeof v === 'object' ? flatten(v, prefix + k + '.') : [[prefix + k, v]]));
console.log(Object.keys(Object.fromEntries(flatten(nested))).join(), flatten(nested).map(([, v]) => v).join());
const sorted = Object.fromEntries(Object.entries({ z: 1, m: 2, a: 3, 5: 4 }).sort(([x], [y]) => (x < y ? -1 : 1)));
console.log(Object.keys(sorted).join(), Object.entries(class { static x = 1; }).join(), Object.entries(Object.assign(() => 1, { prop: 'p' })).join(), Object.keys(new (class { f = 1; #p = 2; get g() { return 3; } })()).join());
for (const [k, v] of Object.entries({ loop: 1 })) console.log(k, v, Object.entries(o)[0].length, Object.entries(o)[2][1] === o.a);
console.log(Object.hasOwn(o, 'a'), Object.hasOwn(o, 'toString'), Object.hasOwn(Object.create({ a: 1 }), 'a'), Object.hasOwn('abc', 1), Object.hasOwn([1], 'length'), attempt(() => Object.hasOwn(null, 'x')), Object.hasOwn({ undefined: 1 }));
