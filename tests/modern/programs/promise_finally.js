const log = [];
const say = (...xs) => log.push(xs.join(' '));
const ticks = async (n) => {
  while (n-- > 0) await null;
};
Promise.resolve('v')
  .finally((...given) => say('args', given.length))
  .then((x) => say('value kept', x));
Promise.resolve('v')
  .finally(() => 'ignored')
  .then((x) => say('return ignored', x));
Promise.reject('r')
  .finally(() => 'ignored')
  .catch((e) => say('reason kept', e));
Promise.resolve('v')
  .finally(() => {
    throw 'thrown';
  })
  .catch((e) => say('replaced by', e));
Promise.reject('r')
  .finally(() => {
    throw 'thrown2';
  })
  .catch((e) => say('replaced by', e));
Promise.resolve('v')
  .finally(() => Promise.reject('rejected'))
  .catch((e) => say('replaced by', e));
Promise.resolve('v')
  .finally(5)
  .then((x) => say('no function', x));
Promise.reject('r')
  .finally()
  .catch((e) => say('nothing', e));
Promise.resolve('waits')
  .finally(() => ticks(9).then(() => say('slow cleanup')))
  .then((x) => say(x));
Promise.resolve(1)
  .finally(() => say('f1'))
  .finally(() => say('f2'))
  .then(() => say('after both'));
Promise.resolve()
  .then(() => say('t1'))
  .then(() => say('t2'))
  .then(() => say('t3'))
  .then(() => say('t4'))
  .then(() => say('t5'));
ticks(20).then(() => console.log(log.join('\n')));
