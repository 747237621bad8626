const log = [];
const say = (...xs) => log.push(xs.join(' '));
async function main() {
  async function* producer(n) {
    try {
      for (let i = 0; i < n; i++) yield i;
    } finally {
      say('producer closed');
    }
  }
  const merged = [];
  const collect = async (name, from) => {
    for await (const x of from) merged.push(name + x);
  };
  await Promise.all([collect('x', producer(3)), collect('y', producer(2))]);
  say(merged);
}
main().then(() => console.log(log.join('\n')));
