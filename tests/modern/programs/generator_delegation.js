const show = (step) => `${step.value}/${step.done}`;
const log = [];
function* inner() {
  try {
    const got = yield 'i1';
    log.push('inner got ' + got);
    yield 'i2';
  } catch (e) {
    log.push('inner caught ' + e);
    return 'recovered';
  } finally {
    log.push('inner finally');
  }
  return 'inner result';
}
function* outer() {
  const result = yield* inner();
  log.push('outer result ' + result);
  const text = yield* 'ab';
  log.push('text result ' + text);
  yield* [];
  return yield* (function* () {
    return 'deep';
  })();
}
const a = outer();
console.log(show(a.next('x')), show(a.next('y')), show(a.next()), show(a.next()), show(a.next()), log.splice(0).join());
const b = outer();
b.next();
console.log(show(b.throw('T')), log.splice(0).join());
const c = outer();
c.next();
console.log(show(c.return('R')), show(c.next()), log.splice(0).join());
const manual = (extra) => ({
  n: 0,
  [Symbol.iterator]() {
    return this;
  },
  next(x) {
    log.push('next ' + x);
    return { value: this.n, done: this.n++ >= 2 };
  },
  ...extra
});
function* over(it) {
  try {
    return 'value ' + (yield* it);
  } catch (e) {
    return 'caught ' + (e instanceof TypeError ? 'TypeError' : e);
  }
}
const d = over(manual({ return: (x) => (log.push('return ' + x), { value: 'kept ' + x, done: true }) }));
d.next('first');
d.next('second');
console.log(show(d.return('stop')), show(d.next()), log.splice(0).join());
const e = over(manual({ return: () => (log.push('closed'), {}) }));
e.next();
console.log(show(e.throw('no throw method')), log.splice(0).join());
const f = over(manual({ throw: (x) => ({ value: 'thrown ' + x, done: false }) }));
f.next();
console.log(show(f.throw('up')), show(f.next()), show(f.next()), show(f.next()));
