const log = [];
const say = (x) => log.push(x);
queueMicrotask(() => say('m1'));
Promise.resolve().then(() => say('p1'));
queueMicrotask(() => {
  say('m2');
  queueMicrotask(() => say('m2 nested'));
  Promise.resolve().then(() => say('p nested'));
});
(async () => {
  await null;
  say('await 1');
  await null;
  say('await 2');
})();
queueMicrotask(() => say('m3'));
setTimeout(() => {
  say('timer');
  queueMicrotask(() => say('after timer'));
}, 0);
setTimeout(() => say('timer 2'), 0);
for (const bad of [undefined, null, 5, 'code', {}]) {
  try {
    queueMicrotask(bad);
    say('queued');
  } catch (e) {
    say(e.name);
  }
}
say(String(queueMicrotask(() => say('returns nothing'))));
const batch = [];
let scheduled = false;
const schedule = (x) => {
  batch.push(x);
  if (!scheduled) {
    scheduled = true;
    queueMicrotask(() => {
      say('flush ' + batch.splice(0).join('+'));
      scheduled = false;
    });
  }
};
schedule('a');
schedule('b');
queueMicrotask(() => schedule('c'));
let depth = 0;
const recurse = () => ++depth < 50 && queueMicrotask(recurse);
recurse();
queueMicrotask(function () {
  'use strict';
  say(this === undefined ? 'no this' : 'this');
});
queueMicrotask(async () => {
  say('async micro');
  await null;
  say('async micro later');
});
say('sync end');
setTimeout(() => console.log(log.join('\n') + '\n' + depth), 3);
