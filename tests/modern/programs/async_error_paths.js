const log = [];
const say = (...xs) => log.push(xs.join(' '));
const fails = async (x) => {
  throw new Error(x);
};
async function main() {
  const p = fails('early');
  say('no throw at the call', p instanceof Promise);
  await p.catch((e) => say(e.message));
  const noAwait = async () => {
    try {
      return fails('escapes');
    } catch (e) {
      say('never');
    }
  };
  const withAwait = async () => {
    try {
      return await fails('caught inside');
    } catch (e) {
      return e.message;
    }
  };
  say(await noAwait().catch((e) => 'outside ' + e.message), await withAwait());
  class Custom extends Error {
    name = 'Custom';
    constructor(code) {
      super('code ' + code);
      this.code = code;
    }
  }
  const retry = async (f, n) => {
    for (let i = 1; ; i++) {
      try {
        return await f(i);
      } catch (e) {
        if (!(e instanceof Custom) || i >= n) throw e;
        say('try', i, e.code);
      }
    }
  };
  say(await retry(async (i) => { if (i < 3) throw new Custom(i); return 'ok ' + i; }, 5));
  say(await retry(async (i) => { await null; throw new Custom(i); }, 2).catch(String));
  say(await retry(async () => null.x, 2).catch((e) => e.constructor.name));
  const kept = fails('handled later');
  kept.catch(() => {});
  await null;
  try {
    await kept;
  } catch (e) {
    say('still', e.message);
  }
  try {
    await Promise.all([fails('one'), fails('two')]);
  } catch (e) {
    say(e.message);
  }
  const inArgs = async (x = fails('in default').catch((e) => e.message), { y } = {}) => [await x, y].join();
  say(await inArgs(), await inArgs(1, { y: 2 }), await inArgs(1, null).catch((e) => e.name));
  const syncThrow = (async () => undefinedFunction())();
  say(await syncThrow.catch((e) => e.name));
  await (async () => {
    for (const job of [async () => 1, () => { throw 'sync'; }, () => Promise.reject('async'), async () => { await null; throw undefined; }]) {
      try {
        say('value', await job());
      } catch (e) {
        say('error', e);
      }
    }
  })();
  const stackLike = [];
  const level = async (n) => {
    try {
      if (n === 0) throw new RangeError('deep');
      await level(n - 1);
    } catch (e) {
      stackLike.push(n);
      throw e;
    } finally {
      stackLike.push('f' + n);
    }
  };
  await level(2).catch((e) => say(e.name, stackLike));
  return fails('from main');
}
main().then(() => say('never'), (e) => say('main', e.message)).then(() => console.log(log.join('\n')));
