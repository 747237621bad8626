const log = [];
function* g(how) {
  try {
    try {
      yield 'start';
      if (how === 'throw') throw new Error('inside');
      if (how === 'return') return 'returned';
      yield 'middle';
    } catch (e) {
      log.push('catch ' + e.message);
      yield 'in catch';
      throw new Error('again');
    } finally {
      log.push('inner finally');
      yield 'in finally';
    }
    log.push('between');
  } catch (e) {
    log.push('outer catch ' + e.message);
    return 'recovered';
  } finally {
    log.push('outer finally');
  }
  return 'normal';
}
const run = (how) => {
  log.length = 0;
  const it = g(how);
  const seen = [];
  for (let step = it.next(); ; step = it.next()) {
    seen.push(step.value);
    if (step.done) break;
  }
  return seen.join() + ' | ' + log.join();
};
console.log(run('none'));
console.log(run('throw'));
console.log(run('return'));
log.length = 0;
const it = g('none');
console.log(it.next().value, it.throw(new Error('T')).value, it.throw(new Error('U')).value, JSON.stringify(it.return('R')));
console.log(log.join());
function* resource(name) {
  log.push('open ' + name);
  try {
    yield name;
  } finally {
    log.push('close ' + name);
  }
}
function* both() {
  for (const a of resource('a')) for (const b of resource('b')) yield a + b;
}
log.length = 0;
for (const x of both()) {
  log.push(x);
  break;
}
const [only] = both();
console.log(only, log.join());
