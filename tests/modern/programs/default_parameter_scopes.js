const log = [];
const x = 'outer';
function outside(a = x, f = () => x) {
  const y = 'inner';
  return [a, f(), y].join();
}
console.log(outside(), outside('given'));
function chain(a, b = a + 1, c = b * (b = 10), d = [a, b, c].join('-')) {
  return d;
}
console.log(chain(1), chain(1, 5), chain(1, undefined, 2));
const counter = (start = 0) => (step = 1, now = (start += step)) => now;
const count = counter(10);
console.log(count(), count(5), count(undefined, 'fixed'), count());
function order(a = log.push('a'), b = log.push('b'), { c = log.push('c') } = {}) {
  return a + b + c;
}
console.log(order(), order(0, 0), log.join());
function self(f = self, n = arguments.length, that = this) {
  return `${f === self} ${n} ${that.tag}`;
}
console.log(self.call({ tag: 't' }), self.call({ tag: 'u' }, undefined, undefined), self.call({ tag: 'v' }, self));
const recursive = (n, f = (k) => (k ? k * f(k - 1) : 1)) => f(n);
console.log(recursive(5));
function required(name = (() => { throw new Error('missing name'); })()) {
  return name;
}
try {
  required();
} catch (e) {
  console.log(e.message, required(null), required(''), required(0), required(false));
}
const o = { base: 3, add(x, y = this.base, z = () => this.base) { return x + y + z(); } };
console.log(o.add(1), o.add(1, 0));
function closures(list = [], add = (x) => list.push(x)) {
  add(1);
  list = ['replaced'];
  add(2);
  return list.join();
}
console.log(closures(), closures(['p']));
function fresh(list = []) {
  list.push(list.length);
  return list.length;
}
console.log(fresh(), fresh(), ((a = 1, ...rest) => a + rest.length)(undefined, 1, 2));
const nested = (a = ((b = 2) => b * 2)(), c = `${a}${((d) => d)(a)}`) => c;
console.log(nested(), nested(1));
