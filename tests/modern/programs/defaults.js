function f(a, b = a + 1, ...rest) {
  return [a, b, rest.length].join();
}
console.log(f(1), f(1, undefined, 3), f(1, null, 3, 4));
let n = 0;
const next = (x = ++n) => x;
console.log(next(), next(5), next(), n);
function g(x = 1, f = () => x) {
  x = 2;
  return f();
}
console.log(g());
const h = ({ a = 1, b = a } = {}) => a + b;
console.log(h(), h({ a: 2 }), h({ b: 5 }));
console.log(((a, b, ...c) => c.join('|'))(1, 2, 3, 4));
