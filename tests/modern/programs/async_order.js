const log = (x) => console.log(x);
async function one() {
  log('one 1');
  await null;
  log('one 2');
  await null;
  log('one 3');
}
async function two() {
  log('two 1');
  await null;
  log('two 2');
}
const all = [one(), two()];
Promise.resolve().then(() => log('then 1')).then(() => log('then 2'));
setTimeout(() => log('timeout'), 0);
log('sync');
for (const p of all) await p;
log('end');
