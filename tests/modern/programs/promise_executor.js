const log = [];
const say = (...xs) => log.push(xs.join(' '));
let outside;
const p = new Promise((resolve, reject) => {
  say('runs at once', typeof resolve, typeof reject, resolve.length);
  outside = { resolve, reject };
  return 'ignored';
});
say('after new');
outside.resolve('one');
outside.resolve('two');
outside.reject('three');
p.then((x) => say('settled once', x));
new Promise((resolve) => {
  resolve('kept');
  throw new Error('lost');
}).then((x) => say(x));
new Promise(() => {
  throw new RangeError('in executor');
}).catch((e) => say(e.name, e.message));
new Promise((_, reject) => {
  reject('no');
}).then(
  () => say('never'),
  (e) => say('rejected', e)
);
new Promise((resolve) => resolve(new Promise((_, reject) => reject('inner rejected')))).catch((e) =>
  say(e)
);
new Promise((_, reject) => reject(Promise.resolve('a promise'))).catch((e) =>
  say('reason is', e instanceof Promise)
);
new Promise((resolve) => {
  resolve(new Promise((r) => setTimeout(() => r('slow inner'), 1)));
  resolve('not this');
}).then((x) => say(x));
new Promise((resolve, reject) => {
  resolve({
    then(yes, no) {
      no('thenable says no');
      yes('too late');
    }
  });
  reject('ignored too');
}).catch((e) => say(e));
new Promise((resolve) =>
  resolve({
    get then() {
      throw 'then getter';
    }
  })
).catch((e) => say(e));
new Promise((resolve) => resolve({ then: 'not a function', v: 1 })).then((x) => say(x.v));
new Promise((resolve) => {
  new Promise((r) => {
    say('nested executor');
    r();
  }).then(() => say('nested then'));
  resolve();
}).then(() => say('outer then'));
const deferred = () => {
  const d = {};
  d.promise = new Promise((resolve, reject) => Object.assign(d, { resolve, reject }));
  return d;
};
const ds = [deferred(), deferred(), deferred()];
Promise.all(ds.map((d) => d.promise)).then((xs) => say('all', xs));
ds[2].resolve('c');
ds[0].resolve('a');
setTimeout(ds[1].resolve, 2, 'b', 'extra');
const { resolve } = deferred();
say('returns', resolve('x'), typeof resolve.call(null));
const handlers = deferred();
handlers.promise.then(() => say('h1')).then(() => say('h1 next'));
handlers.promise.then(() => say('h2'));
handlers.resolve();
handlers.promise.then(() => say('h3'));
say('sync end');
const late = deferred();
late.promise.catch((e) => say('late', e));
queueMicrotask(() => late.reject('from microtask'));
setTimeout(() => console.log(log.join('\n')), 8);
