const log = (x) => console.log(x);
async function f(n) {
  return n ? n + (await f(n - 1)) : 0;
}
log(await f(3));
let g = async function g(n) {
  return n === 0 ? 'zero' : g(n - 1);
};
const old = g;
g = async () => 'replaced';
log(await old(2));
log(await g());
async function h() {
  return 'h';
}
const keep = h;
h = async () => 'new ' + (await keep());
log(await h());
async function shadow(shadow) {
  return shadow;
}
log(await shadow('param'));
async function again(x) {
  var x = x || 'given';
  return x;
}
log(await again());
log(f.length, (async (a, b) => 1).length, (async function named() {}).name);
async function uses() {
  return Array.prototype.slice.call(arguments).join();
}
log(await uses(1, 2, 3));
