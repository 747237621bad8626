const log = [];
const say = (...xs) => log.push(xs.join(' '));
Promise.resolve('v').finally((...given) => say('args', given.length)).then((x) => say('value kept', x));
Promise.resolve('v').finally(() => 'ignored').then((x) => say('return ignored', x));
Promise.reject('r').finally(() => 'ignored').catch((e) => say('reason kept', e));
Promise.resolve('v').finally(() => { throw 'thrown'; }).catch((e) => say('replaced by', e));
Promise.reject('r').finally(() => { throw 'thrown2'; }).catch((e) => say('replaced by', e));
Promise.resolve('v').finally(() => Promise.reject('rejected')).catch((e) => say('replaced by', e));
Promise.resolve('v').finally(5).then((x) => say('no function', x));
Promise.reject('r').finally().catch((e) => say('nothing', e));
Promise.resolve('waits').finally(() => new Promise((r) => setTimeout(() => (say('slow cleanup'), r()), 1))).then((x) => say(x));
Promise.resolve(1).finally(() => say('f1')).finally(() => say('f2')).then(() => say('after both'));
Promise.resolve().then(() => say('t1')).then(() => say('t2')).then(() => say('t3')).then(() => say('t4')).then(() => say('t5'));
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
setTimeout(() => main().then(() => console.log(log.join('\n'))), 4);
