const log = [];
const later = (x, ms = 1) => new Promise((r) => setTimeout(() => r(x), ms));
class Mutex {
  #last = Promise.resolve();
  run(f) {
    const result = this.#last.then(f);
    this.#last = result.catch(() => {});
    return result;
  }
}
class Pool {
  #free;
  #waiting = [];
  constructor(n) {
    this.#free = n;
  }
  async run(f) {
    if (this.#free > 0) this.#free--;
    else await new Promise((r) => this.#waiting.push(r));
    try {
      return await f();
    } finally {
      if (this.#waiting.length) this.#waiting.shift()();
      else this.#free++;
    }
  }
}
class Channel {
  #items = [];
  #takers = [];
  put(x) {
    this.#takers.length ? this.#takers.shift()({ value: x, done: false }) : this.#items.push(x);
    return this;
  }
  close() {
    this.closed = true;
    for (const take of this.#takers.splice(0)) take({ value: undefined, done: true });
  }
  next() {
    if (this.#items.length) return Promise.resolve({ value: this.#items.shift(), done: false });
    return this.closed ? Promise.resolve({ value: undefined, done: true }) : new Promise((r) => this.#takers.push(r));
  }
  [Symbol.asyncIterator]() {
    return this;
  }
}
async function main() {
  const mutex = new Mutex();
  const inside = async (name) => { log.push(name + ' in'); await later(); log.push(name + ' out'); return name; };
  const all = [mutex.run(() => inside('a')), mutex.run(() => Promise.reject('failed')).catch((e) => e), mutex.run(() => inside('b'))];
  log.push((await Promise.all(all)).join());
  const pool = new Pool(2);
  let running = 0, peak = 0;
  const jobs = [1, 2, 3, 4, 5].map((n) => pool.run(async () => {
    peak = Math.max(peak, ++running);
    await null;
    await null;
    running--;
    if (n === 3) throw 'job 3';
    return n;
  }));
  log.push((await Promise.allSettled(jobs)).map((r) => r.value ?? r.reason).join(), peak);
  const channel = new Channel();
  const consumers = ['x', 'y'].map(async (name) => { for await (const item of channel) { log.push(name + item); await null; } return name + ' done'; });
  for (let i = 0; i < 5; i++) {
    channel.put(i);
    if (i % 2) await later();
  }
  channel.close();
  log.push((await Promise.all(consumers)).join());
  const memo = new Map();
  const once = (key, make) => memo.get(key) ?? memo.set(key, make()).get(key);
  let made = 0;
  log.push((await Promise.all(['k', 'k', 'l'].map((k) => once(k, async () => (await null, ++made))))).join());
  const sequence = [];
  for (const job of [3, 1, 2]) sequence.push(await later(job, 1));
  await [1, 2].reduce((p, x) => p.then(() => later(0, 0)).then(() => sequence.push('r' + x)), Promise.resolve());
  log.push(sequence.join());
  const pipeline = [async (x) => x + 1, (x) => x * 2, (x) => later(`<${x}>`)];
  log.push(await pipeline.reduce(async (v, f) => f(await v), 1));
  const abort = { aborted: false };
  const work = (async () => { let n = 0; while (!abort.aborted) { n++; await null; } return n > 0 ? 'stopped' : 'never ran'; })();
  await null;
  abort.aborted = true;
  log.push(await work);
  const events = [];
  const emitter = { on(f) { this.f = f; }, emit(x) { return this.f?.(x); } };
  emitter.on(async (x) => { events.push('start ' + x); await null; events.push('end ' + x); });
  await Promise.all([emitter.emit(1), emitter.emit(2)]);
  log.push(events.join());
}
main().then(() => console.log(log.join('\n')), (e) => console.log('failed', e.message));
