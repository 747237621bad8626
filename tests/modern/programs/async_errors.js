const log = (x) => console.log(x);
async function fails(x) {
  await null;
  throw new Error('bad ' + x);
}
async function catches() {
  try {
    await fails(1);
  } catch (e) {
    return 'caught ' + e.message;
  } finally {
    log('finally');
  }
}
log(await catches());
fails(2).catch((e) => log(e.message));
await null;
const defaults = async (x = (() => { throw new Error('default'); })()) => x;
log(await defaults().catch((e) => e.message));
async function pattern({ a }, [b]) {
  return a + b;
}
log(await pattern({ a: 1 }, [2]));
log(await pattern(null).catch((e) => e instanceof TypeError));
const rejected = await Promise.allSettled([fails(3), 1, Promise.reject('r')]);
log(JSON.stringify(rejected.map((r) => r.status)));
log(await Promise.reject(7).then(() => 1, (x) => x + 1));
async function nested() {
  for (const x of [1, 2, 3]) {
    try {
      if (x === 2) await fails(x);
    } catch (e) {
      log(e.message);
      continue;
    }
    log(x);
  }
}
await nested();
try {
  await Promise.all([fails('all'), 1]);
} catch (e) {
  log(e.message);
}
