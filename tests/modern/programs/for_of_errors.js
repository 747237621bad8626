const log = [];
const iterable = (steps, back) => ({
  [Symbol.iterator]: () => ({ next: steps, return: back })
});
function attempt(name, f) {
  try {
    log.push(name + ' ' + f());
  } catch (e) {
    log.push(name + ' threw ' + e.message);
  }
}
attempt('next throws', () => {
  const fail = () => {
    throw new Error('next');
  };
  for (const x of iterable(fail, () => log.push('never'))) log.push(x);
});
attempt('both throw', () => {
  const bad = () => {
    throw new Error('return');
  };
  for (const x of iterable(() => ({ value: 1 }), bad)) throw new Error('body');
});
attempt('return throws', () => {
  const bad = () => {
    throw new Error('return');
  };
  for (const x of iterable(() => ({ value: 1 }), bad)) break;
});
attempt('no return', () => {
  for (const x of iterable(() => ({ value: 1 }))) return 'left';
});
attempt('finally', () => {
  for (const x of [1, 2]) {
    try {
      continue;
    } finally {
      log.push('f' + x);
    }
  }
});
attempt('nested', () => {
  const fs = [];
  for (const x of [1, 2]) {
    let y = x * 2;
    for (const z of [y]) fs.push(() => (y += z));
  }
  return fs.map((f) => f()).join();
});
console.log(log.join('\n'));
