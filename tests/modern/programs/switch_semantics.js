const log = [];
const say = (x) => (log.push(x), x);
function fall(x) {
  const seen = [];
  switch (x) {
    case 1:
      seen.push('one');
    case 2:
      seen.push('two');
      break;
    default:
      seen.push('default');
    case 3:
      seen.push('three');
    case 4: {
      seen.push('four');
      break;
    }
    case 5:
  }
  return seen.join('+');
}
console.log([1, 2, 3, 4, 5, 6].map(fall).join());
switch (say('b')) {
  case say('a'):
    say('no');
  case say('b'):
    say('yes');
    break;
  case say('c'):
    say('never evaluated');
}
console.log(log.splice(0).join());
const strict = (x) => {
  switch (x) {
    case '1': return 'text';
    case 1: return 'number';
    case NaN: return 'never';
    case -0: return 'zero';
    case null: return 'null';
    case undefined: return 'undefined';
    case true: return 'true';
    default: return 'default';
  }
};
console.log([1, '1', NaN, 0, null, undefined, true, false, ''].map(strict).join());
switch (0) {
  case 0:
    function hoisted() {
      return 'from switch';
    }
    let scoped = hoisted();
  case 3:
    scoped = 'assigned';
    const f = () => scoped;
    log.push(f(), hoisted());
}
console.log(log.splice(0).join());
const ranges = [5, 15, 25, NaN].map((n) => {
  switch (true) {
    case n < 10: return 'small';
    case n < 20: return 'medium';
    case n >= 20: return 'large';
  }
  return 'none';
});
console.log(ranges.join());
for (const x of ['a', 'b', 'c', 'd']) {
  switch (x) {
    case 'a':
      continue;
    case 'b':
      for (;;) {
        switch (x) {
          case 'b':
            break;
        }
        break;
      }
      log.push('b');
      break;
    default:
      log.push('default ' + x);
      if (x === 'c') break;
      log.push('end');
  }
  log.push('after ' + x);
}
switch (say('only')) {}
switch (1) { default: log.push('lone default'); }
console.log(log.join());
