const later = (v) => new Promise((r) => queueMicrotask(() => Promise.resolve().then(() => r(v))));
const x = await later(3);
console.log(x);
if (await later(true)) console.log('in if');
for (const y of [1, 2]) console.log(await later(y));
console.log([await later(1), await later(2)].join());
export const done = await later('done');
console.log(done, `${await later('t')}`);
