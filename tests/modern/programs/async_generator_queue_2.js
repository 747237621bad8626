const log = [];
const say = (...xs) => log.push(xs.join(' '));
const later = async (x, n = 1) => {
  while (n-- > 0) await null;
  return x;
};
async function main() {
  async function* producer(n) {
    try {
      for (let i = 0; i < n; i++) yield i;
    } finally {
      say('producer closed');
    }
  }
  async function* take(n, from) {
    if (n > 0)
      for await (const x of from) {
        yield x;
        if (--n <= 0) return;
      }
  }
  async function* map(from, f) {
    for await (const x of from) yield f(x);
  }
  const seen = [];
  for await (const x of take(
    3,
    map(producer(9), async (x) => (await later(0), x * x))
  ))
    seen.push(x);
  say(seen);
  const shared = producer(6);
  const worker = async (name, out = []) => {
    for await (const x of shared) {
      out.push(name + x);
      await null;
    }
    return out.length;
  };
  const counts = await Promise.all([worker('p'), worker('q')]);
  say(
    counts.reduce((x, y) => x + y),
    counts.every((n) => n > 0)
  );
  const merged = [];
}
main().then(() => console.log(log.join('\n')));
