const log = [];
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
async function main() {
  const pool = new Pool(2);
  let running = 0,
    peak = 0;
  const jobs = [1, 2, 3, 4, 5].map((n) =>
    pool.run(async () => {
      peak = Math.max(peak, ++running);
      await null;
      await null;
      running--;
      if (n === 3) throw 'job 3';
      return n;
    })
  );
  log.push((await Promise.allSettled(jobs)).map((r) => r.value ?? r.reason).join(), peak);
}
main().then(
  () => console.log(log.join('\n')),
  (e) => console.log('failed', e.message)
);
