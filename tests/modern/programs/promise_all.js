const log = (x) => console.log(x);
const later = (v, ms) => new Promise((r) => setTimeout(() => r(v), ms));
const order = [];
async function step(name, ms) {
  order.push('begin ' + name);
  await later(0, ms);
  order.push('end ' + name);
  return name;
}
log((await Promise.all([step('a', 9), step('b', 3), 'c'])).join());
log(order.join());
log((await Promise.all([1, 2, 3].map(async (x, i) => (await later(x, 9 - x)) * i))).join());
log(await Promise.race([later('slow', 9), later('fast', 1)]));
log(await Promise.any([Promise.reject(1), later('any', 1)]));
const settled = await Promise.allSettled([step('x', 1), Promise.reject(new Error('no'))]);
log(settled.map((s) => s.status + (s.value || s.reason.message)).join());
const ps = [];
for (const x of [1, 2]) ps.push(Promise.all([step('p' + x, x), later(x, 1)]));
for (const p of ps) log((await p).join());
class C {
  n = 2;
  async both() {
    return Promise.all([this.get(), this.get(1)]);
  }
  async get(d = 0) {
    return this.n + d + arguments.length;
  }
}
log((await new C().both()).join());
log((await Promise.all([])).length, (await Promise.all(new Set([1, later(2, 1)]))).join());
let n = 0;
const counted = await Promise.all([n++, n++, later(n++, 1)]);
log(counted.join() + n);
