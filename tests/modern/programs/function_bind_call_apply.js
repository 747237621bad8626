function show(a, b, c) {
  return `${this?.tag ?? 'none'}:${a},${b},${c};${arguments.length}`;
}
const bound = show.bind({ tag: 'B' }, 1);
console.log(bound(), bound(2), bound(2, 3, 4), bound.call({ tag: 'X' }, 9));
const twice = bound.bind({ tag: 'again' }, 'second');
console.log(twice('third'), show.call({ tag: 'C' }, 1, 2), show.apply({ tag: 'A' }, [1, 2, 3]), show.apply({ tag: 'N' }, null));
function Point(x, y) {
  this.x = x;
  this.y = y;
}
Point.prototype.sum = function () {
  return this.x + this.y;
};
const At5 = Point.bind({ ignored: true }, 5);
const p = new At5(6);
console.log(p.sum(), p instanceof Point, p instanceof At5, 'prototype' in At5, new At5().y);
const slice = Function.prototype.call.bind(Array.prototype.slice);
console.log(slice('abc', 1).join(), slice({ length: 2, 0: 'p', 1: 'q' }).join());
const has = Function.prototype.call.bind(Object.prototype.hasOwnProperty);
console.log(has({ a: 1 }, 'a'), has({}, 'a'), ['a', 'b'].map(Function.prototype.call, String.prototype.toUpperCase).join());
const partial = (f, ...fixed) => (...rest) => f(...fixed, ...rest);
const flip = (f) => (a, b, ...rest) => f(b, a, ...rest);
const compose = (...fs) => fs.reduce((f, g) => (...xs) => f(g(...xs)));
console.log(partial(Math.max, 5)(1, 9), flip((a, b) => a - b)(1, 10), compose((x) => x + 1, (x) => x * 2, Math.abs)(-5));
const curry = (f, n = f.length) => function next(...given) {
  return given.length >= n ? f.apply(this, given) : (...more) => next.call(this, ...given, ...more);
};
const add3 = curry((a, b, c) => a + b + c);
console.log(add3(1)(2)(3), add3(1, 2)(3), add3(1)(2, 3), add3(1, 2, 3));
const memo = (f, seen = new Map()) => (x) => (seen.has(x) ? 'kept ' + seen.get(x) : (seen.set(x, f(x)), seen.get(x)));
const square = memo((x) => x * x);
console.log(square(4), square(4), square(5));
const arrow = () => typeof arrow;
console.log(arrow.call({ tag: 'T' }), arrow.bind(null)(), Array.from({ length: 3 }, Function.prototype.call, Number).length);
for (const bad of [() => show.apply(null, 5), () => ({}).call(), () => Function.prototype.bind.call({}), () => null()]) {
  try {
    bad();
    console.log('fine');
  } catch (e) {
    console.log(e instanceof TypeError);
  }
}
