const log = [];
const say = (...xs) => log.push(xs.join(' '));
setTimeout((...given) => say('args', given), 0, 'a', 2);
setTimeout(() => say('default'));
setTimeout(() => say('negative'), -5);
setTimeout(() => say('text'), '1');
setTimeout(() => say('no number'), 'x');
setTimeout(() => say('one'), 1);
const cancelled = setTimeout(() => say('never'), 1);
clearTimeout(cancelled);
clearTimeout(cancelled);
clearTimeout(undefined);
clearTimeout(null);
clearTimeout(999999);
setTimeout(() => {
  say('cancels the next');
  clearTimeout(next);
  queueMicrotask(() => say('micro'));
  Promise.resolve().then(() => say('then 1')).then(() => say('then 2'));
}, 1);
const next = setTimeout(() => say('never either'), 1);
setTimeout(() => say('after it'), 1);
const once = setInterval((name) => {
  say(name);
  clearInterval(once);
}, 1, 'interval once');
const self = setTimeout(() => {
  clearTimeout(self);
  say('clears itself');
}, 1);
const either = setTimeout(() => say('never'), 1);
clearInterval(either);
for (let i = 0; i < 2; i++) setTimeout(() => say('let', i), 1);
for (var j = 0; j < 2; j++) setTimeout(() => say('var', j), 1);
setTimeout(async () => {
  say('async callback');
  await null;
  say('async callback goes on');
}, 1);
setTimeout(() => Promise.reject('handled').catch((e) => say(e)), 1);
new Promise((resolve) => setTimeout(resolve, 1, 'value', 'lost')).then((x) => say('resolved with', x));
setTimeout(function () {
  say('plain function', typeof arguments, arguments.length);
}, 1, undefined, null);
say('sync', typeof setTimeout(() => {}, 0) !== 'undefined');
queueMicrotask(() => say('before all timers'));
setTimeout(() => console.log(log.join('\n')), 4);
