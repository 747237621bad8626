const log = [];
function spawn(body, ...given) {
  const it = body(...given);
  return { it, sent: undefined, failed: false };
}
function schedule(...tasks) {
  while (tasks.length) {
    const task = tasks.shift();
    const step = task.failed ? task.it.throw(task.sent) : task.it.next(task.sent);
    task.failed = false;
    if (step.done) {
      log.push('done ' + step.value);
      continue;
    }
    try {
      task.sent = step.value?.();
    } catch (e) {
      task.sent = e;
      task.failed = true;
    }
    tasks.push(task);
  }
}
const fail = (x) => () => {
  throw new Error(x);
};
schedule(
  spawn(function* (name) {
    for (let i = 0; i < 3; i++) log.push(name + i + (yield () => i * 10));
    return name;
  }, 'a'),
  spawn(function* () {
    try {
      yield fail('refused');
    } catch (e) {
      log.push('handled ' + e.message);
    }
    return yield () => 'b';
  })
);
console.log(log.join('\n'));
function* averager() {
  let sum = 0;
  let count = 0;
  while (true) sum += yield count ? sum / count++ : count++;
}
const average = averager();
average.next();
console.log([10, 20, 60].map((x) => average.next(x).value).join());
const parser = (function* () {
  const words = [];
  let word = '';
  for (;;) {
    const c = yield words.length;
    if (c === undefined) return [...words, word].filter(Boolean).join('|');
    if (c === ' ') {
      words.push(word);
      word = '';
    } else word += c;
  }
})();
parser.next();
for (const c of 'to be or') parser.next(c);
console.log(parser.next().value);
