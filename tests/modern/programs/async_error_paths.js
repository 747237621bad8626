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
  say(
    await retry(async (i) => {
      if (i < 3) throw new Custom(i);
      return 'ok ' + i;
    }, 5)
  );
  say(
    await retry(async (i) => {
      await null;
      throw new Custom(i);
    }, 2).catch(String)
  );
  say(await retry(async () => null.x, 2).catch((e) => e.constructor.name));
  return fails('from main');
}
main()
  .then(
    () => say('never'),
    (e) => say('main', e.message)
  )
  .then(() => console.log(log.join('\n')));
