const log = [];
const say = (...xs) => log.push(xs.join(' '));
setTimeout((...given) => say('args', given), 1, 'a', 2);
setTimeout(() => say('t3'), 3);
setTimeout(() => say('t0'), 0);
setTimeout(() => say('default'));
setTimeout(() => say('negative'), -5);
setTimeout(() => say('t2'), 2);
setTimeout(() => say('string'), '1');
const cancelled = setTimeout(() => say('never'), 1);
clearTimeout(cancelled);
clearTimeout(cancelled);
clearTimeout(undefined);
clearTimeout(null);
clearTimeout(999999);
const byOther = setTimeout(() => say('never either'), 4);
setTimeout(() => {
  say('cancels the other');
  clearTimeout(byOther);
  setTimeout(() => say('nested'), 0);
  queueMicrotask(() => say('micro'));
  Promise.resolve().then(() => say('then 1')).then(() => say('then 2'));
}, 3);
setTimeout(() => say('after it'), 3);
let n = 0;
const interval = setInterval((name) => {
  say(name, ++n);
  if (n === 3) clearInterval(interval);
}, 1, 'interval');
const once = setInterval(() => {
  say('once');
  clearInterval(once);
}, 1);
const self = setTimeout(() => clearTimeout(self), 1);
say('sync', typeof setTimeout(() => {}, 0) !== 'undefined');
const sleep = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));
const results = [];
async function main() {
  const order = [];
  await Promise.all([3, 1, 2].map((ms) => sleep(ms).then(() => order.push(ms))));
  results.push(order.join(), await sleep(1, 'value'));
  for (let i = 0; i < 2; i++) setTimeout(() => results.push('loop ' + i), 1);
  for (var j = 0; j < 2; j++) setTimeout(() => results.push('var ' + j), 1);
  await sleep(2);
  const controller = { stop: false, ticks: 0 };
  const timer = setInterval(() => ++controller.ticks === 2 && (clearInterval(timer), (controller.stop = true)), 1);
  while (!controller.stop) await sleep(1);
  results.push('ticks ' + controller.ticks);
}
main().then(() => {
  console.log(log.filter((x) => !x.startsWith('interval')).join('\n'));
  console.log(log.filter((x) => x.startsWith('interval')).join(), results.join('|'));
});
