const log = [];
const tick = async (x) => (await null, x);
export const first = await tick('first');
if (await tick(true)) log.push(await tick('in if'));
else log.push('never');
for (const x of await tick([1, 2, 3])) {
  if (x === (await tick(2))) continue;
  log.push(await tick('for ' + x));
}
let n = 3;
while (await tick(n-- > 1)) log.push('while ' + n);
do {
  n += await tick(2);
} while (n < (await tick(5)));
log.push(n);
for await (const x of [tick('a'), 'b', Promise.resolve('c')]) log.push(x);
for (let i = await tick(0); i < (await tick(2)); i += await tick(1)) log.push('i' + i);
switch (await tick('two')) {
  case await tick('one'):
    log.push('never');
  case await tick('two'):
    log.push('two');
    break;
  default:
    log.push('never');
}
try {
  await Promise.reject(new Error('rejected'));
} catch ({ message }) {
  log.push(message, await tick('in catch'));
} finally {
  log.push(await tick('in finally'));
}
label: for (const x of [1, 2]) {
  for (const y of [1, 2]) {
    if (await tick(y === 2)) continue label;
    log.push(`${x}${y}`);
  }
}
const {
  a,
  b: [c, d = await tick('default')]
} = await tick({ a: 'A', b: ['C'] });
const object = {
  [await tick('key')]: await tick('value'),
  ...(await tick({ spread: 1 })),
  method: async () => await tick('method')
};
const list = [await tick(1), ...(await tick([2, 3])), (await tick({ x: [4] })).x[0]];
log.push(
  a,
  c,
  d,
  JSON.stringify(object),
  list.join(),
  await object.method(),
  `${await tick('tpl')}`,
  -(await tick(5)),
  (await tick(null)) ?? (await tick('nullish'))
);
class C {
  static value = 'static';
  field = log.length > 0;
  ['computed']() {
    return 'computed method';
  }
}
log.push(new C().computed(), C.value, String(new C().field));
const fs = [];
for (let i = 0; i < 3; i++) {
  fs.push(() => i);
  await null;
}
log.push(fs.map((f) => f()).join());
const results = await Promise.all([1, 2].map(async (x) => (await tick(x)) * 2));
export default await tick('default export');
export { results as renamed };
console.log(log.join('\n'));
console.log(first, results.join());
