const log = [];
const say = (...xs) => log.push(xs.map((x) => (x instanceof Promise ? 'Promise' : x)).join(' '));
const slow = async (x) => {
  await null;
  log.push('slow ' + x);
  return x * 2;
};
async function main() {
  say([1, 2].map(slow));
  say(await Promise.all([3, 4].map(slow)));
  say(
    [5].filter(async () => false).length,
    [6].some(async () => false),
    [7].find(async () => false)
  );
  [8, 9].forEach(async (x) => {
    await null;
    log.push('each ' + x);
  });
  log.push('after forEach');
  await null;
  say(await [1, 2, 3].reduce(async (sum, x) => (await sum) + (await slow(x)), 0));
  say([3, 1].sort((a, b) => (slow('cmp').catch(() => {}), a - b)).length > 0);
  const o = {
    get lazy() {
      return slow(10);
    },
    toString() {
      slow('toString');
      return 'text';
    },
    toJSON() {
      slow('toJSON');
      return 'json';
    },
    valueOf() {
      slow('valueOf');
      return 5;
    }
  };
  say(await o.lazy, `${o}`, JSON.stringify(o), o + 1);
  await null;
}
main().then(
  () => console.log(log.join('\n')),
  (e) => console.log('failed', e.message)
);
