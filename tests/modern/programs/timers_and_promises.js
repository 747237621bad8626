const log = [];
const sleep = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));
async function worker(name, ...waits) {
  for (const ms of waits) {
    log.push(`${name} waits`);
    await sleep(ms);
    log.push(`${name} woke`);
  }
  return name;
}
const say = (x) => log.push(x);
Promise.race([sleep(1, 'hare'), sleep(12, 'tortoise')]).then((x) => say(x + ' wins'));
Promise.all([worker('a', 1), worker('b', 1), worker('c')]).then((names) => say(names.join()));
worker('d', 1).then(say).finally(() => say('d is over'));
(async () => {
  try {
    await sleep(1).then(() => {
      throw new Error('after a timer');
    });
  } catch (e) {
    say(e.message);
  } finally {
    say('finally after a timer');
  }
})();
Promise.any([sleep(1).then(() => Promise.reject('no')), sleep(2, 'any')]).then(say);
Promise.allSettled([sleep(2, 's'), sleep(2).then(() => Promise.reject('r'))]).then((all) =>
  say(all.map((one) => one.value ?? one.reason).join('+'))
);
(async () => {
  const started = [sleep(2, 'x'), sleep(2, 'y')];
  for (const promise of started) say('got ' + (await promise));
  for await (const value of [sleep.length, ...started]) say('again ' + value);
})();
say('sync end');
setTimeout(() => console.log(log.join('\n')), 5);
