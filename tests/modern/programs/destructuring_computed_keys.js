const log = [];
const key = (x) => (log.push('key ' + x), x);
const give = (x) => (log.push('default ' + x), x);
const source = {
  get a() {
    log.push('get a');
    return undefined;
  },
  get b() {
    log.push('get b');
    return { c: null };
  },
  1: 'one',
  'x y': 'spaced'
};
const { [key('a')]: p = give('dp'), [key('b')]: { [key('c')]: q = give('never') } = give('no'), [1]: r } = source;
console.log(p, q, r, log.join());
log.length = 0;
const name = 'dyn';
const { [`${name}Key`]: dynamic = name, ['x ' + 'y']: spaced, ...left } = { ...source, dynKey: 0, z: 26 };
console.log(dynamic, spaced, Object.keys(left).join(), left.z);
const symbol = Symbol('s');
const { [symbol]: hidden, ...visible } = { [symbol]: 'sym', v: 1 };
console.log(hidden, symbol in visible, visible.v);
let i = 0;
const table = {};
({ [key(i++)]: table[i++], [key(i++)]: table[i++] } = ['zero', 'one', 'two', 'three']);
console.log(JSON.stringify(table), i);
function pick(o, ...names) {
  return names.map((n) => {
    const { [n]: value = n + '?' } = o;
    return value;
  });
}
console.log(pick({ a: 1, b: null, c: undefined }, 'a', 'b', 'c', 'toString' in {} ? 'd' : 'e').join());
const { length, [length - 1]: lastChar, 0: firstChar } = 'text';
console.log(length, lastChar, firstChar);
const toKey = { toString: () => (log.push('toString'), 'k') };
const { [toKey]: viaObject, ...none } = { k: 'by object', l: 1 };
console.log(viaObject, JSON.stringify(none), log[log.length - 1]);
