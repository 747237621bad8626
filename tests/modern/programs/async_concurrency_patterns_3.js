const log = [];
const later = async (x, n = 1) => {
  while (n-- > 0) await null;
  return x;
};
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
    return this.closed
      ? Promise.resolve({ value: undefined, done: true })
      : new Promise((r) => this.#takers.push(r));
  }
  [Symbol.asyncIterator]() {
    return this;
  }
}
async function main() {
  const channel = new Channel();
  const consumers = ['x', 'y'].map(async (name) => {
    for await (const item of channel) {
      log.push(name + item);
      await null;
    }
    return name + ' done';
  });
  for (let i = 0; i < 5; i++) {
    channel.put(i);
    if (i % 2) await later();
  }
  channel.close();
  log.push((await Promise.all(consumers)).join());
  const memo = new Map();
  const once = (key, make) => memo.get(key) ?? memo.set(key, make()).get(key);
}
main().then(
  () => console.log(log.join('\n')),
  (e) => console.log('failed', e.message)
);
