const s = JSON.stringify;
console.log([s(1), s('a"b\\c/d'), s(true), s(null), s(NaN), s(-0), s(Infinity), s(1e21), s([]), s({}), s([[]]), s(''), s([1, 'a', null])].join(' '));
console.log([s(undefined), s(() => 1), s(Symbol('x')), s([undefined, () => 1, Symbol('x')]), s({ a: undefined, b: () => 1, c: Symbol('x'), d: 1 }), s({ [Symbol('k')]: 1 }), s([, 1, ,]), s(new Array(2))].map(String).join(' '));
console.log(s([new Number(1), new String('s'), new Boolean(false), Object(Symbol('x'))]), s(new Date(0)), s(new Date(NaN)), s(/x/g), s(new Map([[1, 2]])), s(new Error('e')), s([new Set([1])]), s(new Uint8Array([1, 2])), s(Math), s(new (class A { x = 1; #y = 2; get z() { return 3; } })()));
console.log(s('\b\f\n\r\t\v\0\u001f\u007f'), s('é😀'), s({ 'key "q"': '\\' }), s('</script>'), s("it's"), s('\u2028').length > 2);
const o = { b: 1, a: { d: [1, { e: 2 }], c: {} }, f: [] };
console.log(s(o, null, 2));
console.log(s(o, null, '--'), s([1], null, 20).length, s([1], null, 'a very long indent').split('\n')[1], s(o, null, 0) === s(o), s(o, null, '') === s(o), s({ a: [] }, null, 1), s([1], null, true));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e instanceof TypeError ? 'TypeError' : e.message;
  }
};
const cycle = { x: [] };
cycle.x.push(cycle);
console.log(attempt(() => s(cycle)), attempt(() => s([cycle.x])), attempt(() => s({ get boom() { throw new Error('getter threw'); } })), attempt(() => s({ toJSON() { throw new Error('toJSON threw'); } })), attempt(() => s({ a: 1 }, () => { throw new Error('replacer threw'); })));
const shared = { n: 1 };
console.log(s([shared, shared, { shared }]), s(Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true }, hidden: { value: 3 } })), s({ 2: 'b', 1: 'a', z: 0, '-1': 'c' }), s(Object.freeze({ f: [1] })), s(Object.assign([1], { extra: 2 })), s('\ud83d\ude00'.slice(0, 2)));
const deep = JSON.parse('['.repeat(50) + ']'.repeat(50));
console.log(s(deep).length, s({ a: { b: { c: { d: { e: {} } } } } }).length, s(s(s('"'))), s([['a', 1]].map(([k, v]) => ({ [k]: v }))), s({ n: null, u: undefined, z: 0, e: '' }), s([0.1, 1e-7, 123456789012345680000, -1.5e300]));
console.log(s.length, JSON[Symbol.toStringTag], typeof JSON, s(globalThis.JSON), s(arguments1()), s({ length: 1, 0: 'like' }), s(new Proxy({ p: 1 }, {})), s(new Proxy([1], {})), s(Object(1)), s([Object('x')]));
function arguments1() {
  return (function () { return arguments; })('x', 2);
}
