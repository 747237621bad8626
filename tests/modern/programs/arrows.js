function Counter() {
  this.n = 1;
  this.add = (by) => (this.n += by);
  const given = () => arguments.length + arguments[0];
  this.given = given;
}
const c = new Counter(5, 6);
console.log(c.add(2), c.given(), (() => ({ a: 1 }))().a);
const curry = (a) => (b) => (c) => a + b + c;
console.log(curry(1)(2)(3), ((...xs) => xs.length)(1, 2, 3));
function outer() {
  return [1, 2].map((x) => [3].map((y) => x + y + arguments[0])[0]).join();
}
console.log(outer(10));
console.log(((a, b = a * 2) => a + b)(2));
