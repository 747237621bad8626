export const a = 1;
export let b = 2;
export function f() {
  return ++b;
}
export default class Thing {
  x = 1;
}
export { a as renamed };
console.log(new Thing().x, f(), b, (function () { return this === undefined; })());
try {
  undeclared = 1;
} catch (e) {
  console.log(e.name);
}
