const s = JSON.stringify;
console.log(
  s(Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true }, hidden: { value: 3 } }))
);
console.log(s({ 2: 'b', 1: 'a', z: 0, '-1': 'c' }), s(Object.freeze({ f: [1] })));
console.log(s(Object.assign([1], { extra: 2 })), s('\ud83d\ude00'.slice(0, 2)));
const deep = JSON.parse('['.repeat(50) + ']'.repeat(50));
console.log(s(deep).length, s({ a: { b: { c: { d: { e: {} } } } } }).length, s(s(s('"'))));
console.log(s([['a', 1]].map(([k, v]) => ({ [k]: v }))), s({ n: null, u: undefined, z: 0, e: '' }));
console.log(s([0.1, 1e-7, 123456789012345680000, -1.5e300]));
console.log(s.length, JSON[Symbol.toStringTag], typeof JSON, s(globalThis.JSON), s(arguments1()));
console.log(s({ length: 1, 0: 'like' }), s(new Proxy({ p: 1 }, {})), s(new Proxy([1], {})));
console.log(s(Object(1)), s([Object('x')]));
function arguments1() {
  return (function () {
    return arguments;
  })('x', 2);
}
