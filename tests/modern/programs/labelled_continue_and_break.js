const log = [];
outer: for (let i = 0; i < 4; i++) {
  middle: for (const j of [0, 1, 2]) {
    let k = 0;
    do {
      if (k === 1 && j === 0) continue middle;
      if (k === 1 && j === 1) continue outer;
      if (i === 3) break outer;
      log.push(`${i}${j}${k}`);
    } while (k++ < 2);
  }
}
console.log(log.splice(0).join());
a: b: c: for (const x of [1, 2, 3]) {
  if (x === 1) continue b;
  if (x === 2) continue a;
  log.push(x);
  break c;
}
block: {
  inner: {
    if (log.length) break inner;
    log.push('skipped');
  }
  log.push('after inner');
  if (log.length) break block;
  log.push('never');
}
console.log(log.splice(0).join());
search: for (const row of [[1, 2], [3, 4], [5, 6]]) {
  const fs = [];
  for (const cell of row) {
    fs.push(() => cell);
    if (cell === 3) continue search;
    if (cell === 6) break search;
    switch (cell) {
      case 1:
        continue;
      case 2:
        break;
      case 5:
        log.push('five');
        continue search;
    }
    log.push('c' + cell);
  }
  log.push(fs.map((f) => f()).join('+'));
}
console.log(log.splice(0).join());
loop: while (true) {
  try {
    for (;;) {
      try {
        break loop;
      } finally {
        log.push('inner finally');
      }
    }
  } finally {
    log.push('outer finally');
  }
}
ifs: if (log.length) {
  if (log.length === 2) break ifs;
  log.push('no');
}
sw: switch (1) {
  case 1:
    for (const x of [1, 2]) {
      if (x === 2) break sw;
      log.push('sw' + x);
    }
  default:
    log.push('no');
}
one: for (const k in { p: 1, q: 2, r: 3 }) {
  for (const l of k + 'x') {
    if (l === 'q') continue one;
    if (l === 'x') continue;
    log.push(k + l);
  }
}
var f = 0; f: for (; f < 5; f++) if (f % 2) continue f; else log.push('f' + f);
console.log(log.join());
