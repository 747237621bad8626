const log = [];
const say = (...xs) => log.push(xs.join(' '));
async function main() {
  let calls = 0;
  const counting = {
    then(r) {
      calls++;
      r(calls);
      r('again');
    }
  };
  say(await Promise.all([counting, counting]), calls);
  const many = await Promise.all(
    Array.from({ length: 50 }, async (_, i) => (i % 7 ? i : await null, i))
  );
  say(
    many.reduce((a, b) => a + b),
    many[49]
  );
  const [a, [b, c], { d }] = await Promise.all([
    1,
    Promise.all([2, 3]),
    (async () => ({ d: 4 }))()
  ]);
  say(a + b + c + d);
}
main().then(() => console.log(log.join('\n')));
