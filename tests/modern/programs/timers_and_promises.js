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
async function main() {
  const winner = await Promise.race([worker('tortoise', 12), sleep(1, 'hare')]);
  log.push(winner);
  let ticks = 0;
  await new Promise((resolve) => {
    const timer = setInterval(() => {
      if (++ticks === 2) {
        clearInterval(timer);
        resolve();
      }
    }, 1);
  });
  log.push('ticks ' + ticks);
  const same = await Promise.all([worker('a', 1), worker('b', 1), worker('c')]);
  log.push(same.join());
  console.log(log.filter((x) => !x.startsWith('tortoise')).join('\n'));
}
main();
