const show = (step) => `${step.value}/${step.done}`;
const log = [];
function* g() {
  try {
    log.push('sent ' + (yield 1));
    yield 2;
  } catch (e) {
    log.push('caught ' + e);
    yield 'from catch';
  } finally {
    log.push('cleanup');
    yield 'from finally';
    log.push('cleanup ends');
  }
  return 'end';
}
const a = g();
console.log(show(a.next('lost')), show(a.return('r')), show(a.next()), show(a.next()), log.splice(0).join());
const b = g();
console.log(show(b.next()), show(b.throw('t')), show(b.next()), show(b.next()), show(b.next()), log.splice(0).join());
const c = g();
console.log(show(c.return('early')), show(c.next()), log.length);
const d = g();
try {
  d.throw(new Error('unstarted'));
} catch (e) {
  console.log(e.message, show(d.next()));
}
function* stubborn() {
  while (true) {
    try {
      yield 'again';
    } finally {
      continue;
    }
  }
}
const s = stubborn();
console.log(show(s.next()), show(s.return('no')), show(s.next()));
function* overrides() {
  try {
    yield 1;
  } finally {
    return 'finally wins';
  }
}
const o = overrides();
o.next();
console.log(show(o.throw(new Error('lost'))), show(o.return('later')), show(o.next()));
