class A {}
class B extends A {}
for (const bad of [
  () => 'x' in 'text',
  () => 'x' in 5,
  () => 'x' in null,
  () => ({}) instanceof {},
  () => ({}) instanceof null,
  () => ({}) instanceof 'text'
]) {
  try {
    console.log(bad());
  } catch (e) {
    console.log(e instanceof TypeError);
  }
}
const arrowless = { m() {} }.m;
console.log(Object.keys(new A()).length, new B().constructor === B, typeof arrowless);
console.log(Object.getPrototypeOf(B.prototype) === A.prototype);
