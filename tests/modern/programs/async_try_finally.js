const log = [];
const say = (...xs) => log.push(xs.join(' '));
async function work(how) {
  const steps = [];
  try {
    steps.push('try');
    if (how === 'throw') throw 'E';
    if (how === 'await') await Promise.reject('A');
    if (how === 'return') return steps.concat('returned').join('+');
    steps.push('end of try');
  } catch (e) {
    steps.push('catch ' + e);
    await null;
    if (how === 'await') throw steps.join('+');
  } finally {
    steps.push('finally');
    await null;
    say(how, steps.join('+'));
    if (how === 'override') return 'from finally';
  }
  return steps.join('+');
}
async function main() {
  for (const how of ['none', 'throw', 'return', 'override']) say('=', await work(how));
  try {
    await work('await');
  } catch (e) {
    say('rejected', e);
  }
  for (const x of [1, 2, 3]) {
    try {
      if (x === 1) continue;
      if (x === 3) break;
      await null;
      say('body', x);
    } finally {
      await null;
      say('cleanup', x);
    }
  }
  const nested = async () => {
    try {
      try {
        await Promise.reject('inner');
      } finally {
        await Promise.reject('outer').catch((e) => say('in finally', e));
      }
    } catch (e) {
      return e;
    }
  };
  say(await nested());
}
main().then(() => console.log(log.join('\n')));
