const things = [0, '', null, undefined, NaN, false, 'text', 42, [1], { a: 1 }, () => 'f', Symbol('s')];
const kinds = things.map((thing) => {
  try {
    throw thing;
  } catch (e) {
    return Object.is(e, thing) ? typeof e : 'changed';
  }
});
console.log(kinds.join());
const names = [
  () => null.x,
  () => undefined.f(),
  () => notDeclaredAnywhere,
  () => (void 0)(),
  () => new Array(-1),
  () => 'x'.repeat(-1),
  () => (1).toFixed(101),
  () => (1).toString(1),
  () => decodeURIComponent('%'),
  () => JSON.parse('{'),
  () => new RegExp('[' + ''),
  () => Symbol() + '',
  () => 'a' in 'text',
  () => 1 instanceof 1,
  () => [].reduce((a, b) => a),
  () => Object.defineProperty(1, 'x', {}),
  () => new (function () {}.bind())().x.y,
  () => ({ toString: () => ({}), valueOf: () => ({}) }) + '',
  () => Object.setPrototypeOf({}, 1),
  () => JSON.stringify(((o) => (o.o = o))({}))
].map((f) => {
  try {
    f();
    return 'none';
  } catch (e) {
    return e instanceof Error ? e.name : typeof e;
  }
});
console.log(names.join());
function scope() {
  const e = 'outer';
  try {
    throw 'inner';
  } catch (e) {
    var kept = e;
    const f = () => e;
    e += '!';
    kept += f();
  }
  return e + kept;
}
console.log(scope());
try {
  try {
    throw new TypeError('first', 'extra');
  } catch (error) {
    error.extra = 'added';
    throw error;
  }
} catch (error) {
  console.log(error.name, error.message, error.extra, error instanceof TypeError);
}
const e = new Error('msg');
e.name = 'Custom';
console.log(String(e), Object.keys(e).join(), Error.prototype.toString.call({ name: 'N', message: 'M' }));
console.log(Error.prototype.toString.call({}), Error.prototype.toString.call({ name: '' , message: 'only' }), String(new RangeError()));
for (const kind of [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError]) {
  const made = new kind('m');
  console.log(made.name, kind.prototype.name === made.name, made instanceof Error, kind.name, Object.getPrototypeOf(kind.prototype) === (kind === Error ? Object.prototype : Error.prototype));
}
const attempt = (() => {
  try {
    throw 1;
  } catch {
    return 'no binding';
  } finally {
    console.log('finally first');
  }
})();
console.log(attempt);
