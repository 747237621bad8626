const log = (x) => console.log(x);
const later = (v) => new Promise((r) => setTimeout(() => r(v), 1));
async function all(x) {
  const r = x ? await later(1) : await later(2);
  const o = { a: await later(3), [await later('k')]: [await later(4), ...(await later([5]))] };
  const s = `${await later(6)}${(await later({ b: 7 })).b}`;
  const t = (await later(null)) ?? (await later(8));
  let n = 0;
  n += await later(9);
  while ((await later(n--)) > 7);
  do {
    n -= await later(1);
  } while (n > 3);
  switch (await later(n)) {
    case await later(3):
      log('three');
  }
  const { c = await later(10) } = {};
  label: for (let i = await later(0); i < (await later(3)); i += await later(1)) {
    if ((await later(i)) === 1) continue label;
    log('i' + i);
  }
  return [r, JSON.stringify(o), s, t, n, c, typeof (await later(1)), !(await later(0))].join();
}
log(await all(true));
log(await all(false));
const f = async function (a, { b }, ...rest) {
  await null;
  return a + b + rest.length + arguments.length;
};
log(await f(1, { b: 2 }, 3, 4));
const nested = async () => {
  const inner = async () => {
    const deepest = async () => later('deep');
    return deepest();
  };
  return inner();
};
log(await nested());
const values = [];
await (async () => {
  for (const x of [3, 1, 2]) values.push(await later(x));
})();
log(values.join());
log(await Promise.resolve(1).then(async (x) => (await later(x)) + 1).finally(() => log('fin')));
