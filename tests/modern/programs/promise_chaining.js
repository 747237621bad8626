const log = [];
const say = (...xs) => log.push(xs.join(' '));
const p = Promise.resolve(1);
p.then((x) => x + 1).then((x) => say('chain', x));
p.then(5).then((x) => say('non function', x));
p.then(null, undefined).then((x) => say('null handlers', x));
p.then().then((x) => say('no handlers', x));
p.catch(() => say('never')).then((x) => say('catch passes', x));
Promise.reject('r')
  .then(() => say('never'))
  .catch((e) => say('passed on', e));
Promise.reject('r2')
  .then(
    () => 1,
    (e) => e + ' handled'
  )
  .then((x) => say(x));
p.then(() => {
  throw new Error('thrown');
}).then(
  () => say('never'),
  (e) => say('got', e.message)
);
p.then(() => Promise.reject('from handler')).catch((e) => say(e));
p.then(() => Promise.resolve('adopted').then((x) => x + '!')).then((x) => say(x));
Promise.reject(new Error('first'))
  .catch((e) => {
    throw new Error(e.message + ' second');
  })
  .catch((e) => say(e.message));
p.then(() => undefined).then((x) => say('undefined', x === undefined));
p.then((x) => {
  p.then((y) => say('inner', x + y));
  return 'outer';
}).then((x) => say(x));
const q = p.then(() => 'q');
q.then((x) => say('q1', x));
q.then((x) => say('q2', x));
say(
  q === p,
  q instanceof Promise,
  p.then === q.then,
  Promise.resolve(p) === p,
  Promise.resolve(1) === Promise.resolve(1),
  typeof p.finally
);
const self = new Promise((resolve) => setTimeout(() => resolve(self), 1));
self.catch((e) => say('self', e instanceof TypeError));
const loop = p.then(() => loop);
loop.catch((e) => say('cycle', e instanceof TypeError));
Promise.resolve(Promise.resolve(Promise.reject('deep'))).catch((e) => say(e));
Promise.reject(Promise.resolve('not unwrapped')).catch((e) =>
  say(e instanceof Promise, Object.prototype.toString.call(e))
);
for (const bad of [
  () => Promise(),
  () => new Promise(),
  () => new Promise(5),
  () => Promise.prototype.then.call({}, () => 1)
]) {
  try {
    bad();
    say('no error');
  } catch (e) {
    say(e instanceof TypeError);
  }
}
say(
  Object.keys(p).length,
  JSON.stringify(p),
  String(p),
  Promise.length,
  p.constructor === Promise,
  Promise.prototype.then.length,
  Promise.all.length,
  Promise.name
);
const f = async () => 1;
say(f() instanceof Promise, Object.getPrototypeOf(f()) === Promise.prototype, f() === f());
setTimeout(() => console.log(log.join('\n')), 5);
