function* search(rows) {
  let visited = 0;
  rows: for (const row of rows) {
    for (const cell of row) {
      visited++;
      switch (yield cell) {
        case 'skip':
          continue rows;
        case 'stop':
          break rows;
        case 'again':
          yield 'again ' + cell;
        default:
          yield 'after ' + cell;
      }
    }
    yield 'row end';
  }
  return visited;
}
const drive = (it, ...answers) => {
  const seen = [];
  let step = it.next();
  while (!step.done) {
    seen.push(step.value);
    step = it.next(answers.shift());
  }
  return seen.join() + ' = ' + step.value;
};
console.log(drive(search([[1, 2], [3]])));
console.log(drive(search([[1, 2], [3, 4], [5]]), 'skip', 'again', undefined, undefined, 'stop'));
function* loops() {
  let i = 0;
  do {
    if (i === 1) continue;
    yield 'do' + i;
  } while (++i < 3);
  while (i--) {
    if (i === 0) break;
    yield 'while' + i;
  }
  for (let j = yield 'init'; j < (yield 'test'); j += yield 'step') yield 'body' + j;
  for (const k in { p: 1, q: 2 }) yield k;
  for (yield 'empty init'; ; ) break;
  if (yield 'cond') yield 'yes';
  else yield 'no';
  label: {
    if (yield 'block') break label;
    yield 'not reached';
  }
  return i;
}
console.log(drive(loops(), 0, 0, 0, 0, 1, 5, 0, 2, 0, 0, 0, 0, 0, 1));
function* nested(n) {
  for (let i = 0; i < n; i++) {
    try {
      if (i === 1) continue;
      if (i === 3) return 'returned';
      yield i;
    } finally {
      yield 'f' + i;
    }
  }
}
console.log(drive(nested(9)));
