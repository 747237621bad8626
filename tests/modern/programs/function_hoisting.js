console.log(typeof declared, declared(), typeof expression, typeof later);
function declared() {
  return 'hoisted';
}
var expression = function () {};
var later = 1;
console.log(typeof expression, twice());
function twice() {
  return 'first';
}
function twice() {
  return 'second wins';
}
function variables() {
  const before = typeof v;
  if (true) {
    var v = 'in block';
  }
  for (var i = 0; i < 2; i++) var w = i;
  return [before, v, i, w].join();
}
console.log(variables());
function argumentAndVar(a, b) {
  var a;
  var b = 'set';
  return [a, b].join();
}
console.log(argumentAndVar(1, 2));
const factorial = function self(n) {
  return n < 2 ? 1 : n * self(n - 1);
};
const f5 = factorial;
console.log(f5(5), typeof self);
const named = function keep() {
  keep = 'ignored in sloppy code';
  return typeof keep;
};
console.log(named());
function even(n) {
  return n === 0 ? true : odd(n - 1);
}
function odd(n) {
  return n === 0 ? false : even(n - 1);
}
console.log(even(10), odd(7), even(3));
function outer() {
  return inner();
  function inner() {
    return deepest();
    function deepest() {
      return 'deep';
    }
  }
}
console.log(outer());
console.log((function () { return typeof this; })(), (() => typeof undefined)(), void 0);
var counter = (function () {
  var n = 0;
  return { up: function () { return ++n; }, get n() { return n; } };
})();
counter.up(), counter.up();
console.log(counter.n, typeof n);
