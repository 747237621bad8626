const log = [];
const later = async (x, n = 1) => {
  while (n-- > 0) await null;
  return x;
};
class Mutex {
  #last = Promise.resolve();
  run(f) {
    const result = this.#last.then(f);
    this.#last = result.catch(() => {});
    return result;
  }
}
async function main() {
  const mutex = new Mutex();
  const inside = async (name) => {
    log.push(name + ' in');
    await later();
    log.push(name + ' out');
    return name;
  };
  const all = [
    mutex.run(() => inside('a')),
    mutex.run(() => Promise.reject('failed')).catch((e) => e),
    mutex.run(() => inside('b'))
  ];
  log.push((await Promise.all(all)).join());
}
main().then(
  () => console.log(log.join('\n')),
  (e) => console.log('failed', e.message)
);
