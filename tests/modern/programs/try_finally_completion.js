const log = [];
const run = (f) => {
  try {
    return f();
  } catch (e) {
    return 'threw ' + (e.message ?? e);
  }
};
console.log(run(() => { try { return 'try'; } finally { log.push('f1'); } }));
console.log(run(() => { try { return 'try'; } finally { return 'finally'; } }));
console.log(run(() => { try { throw new Error('lost'); } finally { return 'swallowed'; } }));
console.log(run(() => { try { throw new Error('first'); } finally { throw new Error('second'); } }));
console.log(run(() => { try { throw 1; } catch (e) { return 'caught ' + e; } finally { log.push('f2'); } }));
console.log(run(() => { try { throw 1; } catch (e) { throw e + 1; } finally { log.push('f3'); } }));
console.log(run(() => { let x = 1; try { return x; } finally { x = 2; } }));
console.log(run(() => { const o = { x: 1 }; try { return o; } finally { o.x = 2; } }).x);
console.log(run(() => {
  for (const x of [1, 2, 3]) {
    try {
      if (x === 1) continue;
      if (x === 2) break;
      log.push('not ' + x);
    } finally {
      log.push('loop ' + x);
    }
  }
  return 'out';
}));
console.log(run(() => {
  let n = 0;
  while (true) {
    try {
      return 'returned ' + n;
    } finally {
      if (n++ < 2) continue;
    }
  }
}));
console.log(run(() => {
  label: try {
    return 'lost return';
  } finally {
    break label;
  }
  return 'after label';
}));
console.log(run(() => {
  try {
    try {
      throw new Error('deep');
    } finally {
      log.push('f4');
      try {
        throw new Error('inside finally');
      } catch (e) {
        log.push(e.message);
      }
    }
  } catch (e) {
    return e.message;
  }
}));
const nested = (n) => {
  try {
    if (n === 0) throw new Error('bottom');
    return nested(n - 1);
  } finally {
    log.push('n' + n);
  }
};
console.log(run(() => nested(2)));
const order = (x) => (log.push(x), x);
console.log(run(() => { try { return order('value') + order('s'); } finally { order('then finally'); } }));
console.log(log.join());
