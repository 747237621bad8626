function* g() {
  const o = { a: yield 'a', [yield 'key']: yield 'value' };
  const list = [yield 1, ...(yield 2), yield 3];
  const text = `${yield 't1'}-${yield 't2'}`;
  const chosen = (yield 'if') ? yield 'then' : yield 'else';
  const logic = (yield 'l') && (yield 'r');
  const nullish = (yield 'n') ?? (yield 'fallback');
  const called = Math.max(yield 'arg1', yield 'arg2');
  let n = 10;
  n += yield 'added';
  const member = o[yield 'member'];
  const made = new Map([[yield 'mk', yield 'mv']]);
  const optional = (yield 'opt')?.length;
  const typeOf = typeof (yield 'typeof');
  const comma = (yield 'c1', yield 'c2');
  try {
    throw yield 'thrown';
  } catch (e) {
    return [JSON.stringify(o), list, text, chosen, logic, nullish, called, n, member, [...made], optional, typeOf, comma, e].join(';');
  }
}
const answers = [
  1, 'k', 2, 'x', ['y', 'z'], 'w', 'T1', 'T2', false, 'E', 0, null, 'F', 3, 4, 5, 'k', 'mk', 'mv', undefined, 7, 8, 9, 'err'
];
const it = g();
const asked = [];
let step = it.next();
while (!step.done) {
  asked.push(step.value);
  step = it.next(answers.shift());
}
console.log(asked.join());
console.log(step.value, answers.length);
function* order() {
  const log = [];
  const f = (...given) => given.join('+');
  log.push(f('before', yield 1, log.length, yield 2));
  const target = {};
  target[yield 'p'] = yield 'v';
  return log.join() + JSON.stringify(target);
}
const o = order();
o.next(), o.next('one'), o.next('two'), o.next('prop');
console.log(o.next('val').value);
