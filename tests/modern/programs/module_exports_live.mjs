export let count = 0;
export var old = 'var';
export const fixed = { n: 1 };
export function bump(by = 1) {
  count += by;
  return count;
}
export class Counter {
  static total = 0;
  constructor() {
    Counter.total++;
    count++;
  }
}
let local = 'local';
export { local as renamed, local as twice, Counter as default };
export const {
  a,
  b: [c, ...d],
  ...e
} = { a: 1, b: [2, 3, 4], f: 5 };
export const arrow = () => count,
  [x = 'dx', y] = [, 'why'];
bump();
bump(5);
count++;
new Counter();
[count] = [count * 2];
({ value: count } = { value: count + 1 });
count += 10;
count **= 1;
local = 'changed';
console.log(count, arrow(), local, Counter.total, old, fixed.n);
console.log(a, c, d.join(), JSON.stringify(e), x, y);
for (count of [100, 200]);
for (old in { key: 1 });
console.log(count, old, bump());
console.log(typeof hoisted, hoisted());
export function hoisted() {
  return 'hoisted ' + typeof Late;
}
export async function later() {
  return count;
}
export async function* stream() {
  yield count;
}
export function* gen() {
  yield* [count, 'g'];
}
var Late = class {};
const shadow = ((count) => (count = 'param'))('arg');
{
  let count = 'block';
  count += '!';
  console.log(count);
}
console.log(count, shadow, String([...gen()]), count++ + ++count, count--, count);
console.log(
  String(
    (function () {
      return this;
    })()
  )
);
later().then((v) => console.log('later', v));
for await (const v of stream()) console.log('stream', v);
try {
  fixed.n = 2;
  Object.freeze(fixed).n = 3;
} catch (error) {
  console.log(error.name, fixed.n);
}
export {};
