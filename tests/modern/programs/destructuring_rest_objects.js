const log = [];
const symbol = Symbol('kept');
const proto = { inherited: 1 };
const source = Object.create(proto, {
  shown: { value: 's', enumerable: true },
  hidden: { value: 'h', enumerable: false },
  lazy: {
    enumerable: true,
    get() {
      log.push('lazy');
      return 'l';
    }
  },
  [symbol]: { value: 'sym', enumerable: true }
});
const { shown, inherited, hidden, ...rest } = source;
console.log(shown, inherited, hidden, Object.keys(rest).join(), rest[symbol], log.join());
console.log(Object.getPrototypeOf(rest) === Object.prototype, typeof Object.getOwnPropertyDescriptor(rest, 'lazy').get);
const { lazy, ...without } = source;
console.log(lazy, 'lazy' in without, 'shown' in without);
const { ...text } = 'hi';
const { 0: zero, ...others } = ['a', 'b', , 'd'];
const { ...number } = 5;
console.log(JSON.stringify(text), zero, JSON.stringify(others), JSON.stringify(number));
for (const bad of [null, undefined]) {
  try {
    const { x, ...all } = bad;
    console.log('taken');
  } catch (e) {
    console.log(e instanceof TypeError);
  }
}
function without2({ a: { b, ...inner }, ...outer }, ...list) {
  return JSON.stringify([b, inner, outer, list]);
}
console.log(without2({ a: { b: 1, c: 2 }, d: 3 }, 4, 5));
const original = { deep: { x: 1 }, y: 2 };
const { y, ...copy } = original;
copy.deep.x = 9;
copy.z = 1;
console.log(original.deep.x, 'z' in original, y);
const items = [{ id: 1, n: 'a' }, { id: 2, n: 'b', m: 'c' }];
console.log(items.map(({ id, ...fields }) => id + JSON.stringify(fields)).join());
const { 'quoted-key': quoted, 2: two, ...remaining } = { 'quoted-key': 'q', 2: 'two', 10: 'ten', b: 'b', 1: 'one' };
console.log(quoted, two, Object.keys(remaining).join());
