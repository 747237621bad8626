const o = { b: 1, 10: 'ten', a: 2, 9: 'nine', [Symbol('s1')]: 3, '-0': 'neg', '1e3': 'exp' };
o.c = 3;
o[5] = 'five';
delete o.b;
o.b = 'again';
console.log(Object.keys(o).join());
console.log(Object.getOwnPropertyNames(o).length, Object.getOwnPropertySymbols(o).length);
console.log(Reflect.ownKeys(o).length, typeof Reflect.ownKeys(o).pop());
console.log(JSON.stringify({ ...o, ...{ 0: 'zero' } }));
const list = ['x'];
list.name = 'n';
list[2] = 'z';
console.log(Object.keys(list).join(), Object.getOwnPropertyNames(list).join());
console.log(JSON.stringify(list), Object.entries(list).join('|'));
console.log(Object.getOwnPropertyNames('ab').join(), Object.keys('ab').join());
console.log(Object.keys(5).length);
console.log(Object.getOwnPropertyNames(function (a, b) {}).includes('length'));
class C {
  z = 1;
  a = 2;
  1 = 'one';
  constructor() {
    this.late = 3;
  }
}
console.log(Object.keys(new C()).join());
console.log(Object.keys(Object.assign(new C(), { 0: 'zero', z: 'same place', new: 1 })).join());
const described = Object.defineProperties(
  {},
  {
    hidden: { value: 1 },
    shown: { value: 2, enumerable: true },
    got: { get: () => 3, enumerable: true }
  }
);
console.log(Object.keys(described).join(), JSON.stringify(described));
console.log(Object.entries(described).join('|'), Object.values({ ...described }).join());
console.log(described.propertyIsEnumerable('hidden'));
const m = new Map([
  [10, 'a'],
  ['b', 'c'],
  [1, 'd']
]);
console.log([...m.keys()].join(), Object.keys(Object.fromEntries(m)).join());
const inherited = Object.create({ up: 1 }, { own: { value: 1, enumerable: true } });
const found = [];
for (const k in inherited) found.push(k);
console.log(found.join(), Object.keys(inherited).join(), JSON.stringify(inherited));
