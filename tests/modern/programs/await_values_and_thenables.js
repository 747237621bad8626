const log = [];
const say = (x) => log.push(String(x));
const thenable = (value, name) => ({
  get then() {
    say('get then ' + name);
    return (resolve) => {
      say('then called ' + name);
      resolve(value);
    };
  }
});
async function main() {
  say(await 1);
  say(await undefined);
  say(await [1, 2].join());
  say(await thenable('t', 'a'));
  say(await thenable(thenable('inner', 'c'), 'b'));
  say(await { then: 5 });
  say(typeof (await (() => 'function')));
  say(await Promise.resolve(thenable('via resolve', 'd')));
  say(await new Promise((r) => r(Promise.resolve('nested'))));
  try {
    await {
      then() {
        throw new Error('then threw');
      }
    };
  } catch (e) {
    say(e.message);
  }
  try {
    await {
      then(_, reject) {
        reject('rejected');
        reject('twice');
      }
    };
  } catch (e) {
    say(e);
  }
  say(
    await {
      then(resolve) {
        resolve('first');
        resolve('second');
        throw new Error('ignored');
      }
    }
  );
  try {
    await {
      get then() {
        throw new RangeError('getter');
      }
    };
  } catch (e) {
    say(e.name);
  }
  const late = {
    then(resolve) {
      Promise.resolve().then(() => queueMicrotask(() => resolve('late')));
    }
  };
  say(await late);
  say(await Promise.all([late, thenable('in all', 'e'), 3]));
  const asFunction = Object.assign(() => 1, { then: (resolve) => resolve('callable') });
  say(await asFunction);
  class Query {
    #parts = [];
    where(x) {
      this.#parts.push(x);
      return this;
    }
    then(resolve, reject) {
      return this.#parts.length ? resolve(this.#parts.join('&')) : reject(new Error('empty query'));
    }
  }
  say(await new Query().where('a').where('b'));
  say(await Promise.resolve(new Query()).catch((e) => e.message));
  return thenable('returned', 'f');
}
main().then((x) => {
  say(x);
  console.log(log.join('\n'));
});
