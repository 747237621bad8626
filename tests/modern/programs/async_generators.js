const log = (x) => console.log(x);
const later = (v) => new Promise((r) => setTimeout(() => r(v), 1));
async function* letters(n) {
  let got = 'none';
  for (let i = 0; i < n; i++) {
    try {
      got = yield `${await later(i)} ${got}`;
    } catch (e) {
      log('caught ' + e);
    }
  }
  return later('end');
}
const g = letters(3);
log(JSON.stringify(await g.next('lost')));
log(JSON.stringify(await g.next('sent')));
log(JSON.stringify(await g.throw('thrown')));
log(JSON.stringify(await g.next()));
log(JSON.stringify(await g.next()));
const h = letters(9);
await h.next();
log(JSON.stringify([await h.return('early'), await h.next()]));
class Source {
  items = [1, 2, 3];
  async *all(from = 0, ...rest) {
    for (const item of this.items.slice(from)) yield (() => item + this.items.length)();
    yield rest.length;
  }
}
const seen = [];
for await (const x of new Source().all(1, 'a', 'b')) seen.push(x);
log(seen.join());
async function* rejects() {
  try {
    yield Promise.reject(new Error('yielded'));
  } catch (e) {
    log('inside ' + e.message);
  }
}
for await (const x of rejects()) log(x);
const queue = letters(2);
const all = await Promise.all([queue.next(), queue.next(), queue.next()]);
log(all.map((r) => String(r.value) + r.done).join());
