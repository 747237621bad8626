const log = [];
let i = 0;
do {
  if (i === 2) continue;
  log.push(i);
} while (++i < 5);
do log.push('once'); while (false) log.push('asi after do');
for (let a = 0, b = 10, c; (c = a * b), a < 3; a++, b--) log.push(c);
for (;;) {
  if (log.length > 9) break;
  log.push('n');
}
console.log(log.join());
const x = (1, 2, 'last');
const f = (...xs) => xs.length;
console.log(x, f((1, 2), 3), [(0, 'a')][0], (log.length = 0, log.push('p'), log.length));
let n = 5;
while (n --> 2) log.push(n);
console.log(log.join(), n);
var fs = [];
do {
  let k = fs.length;
  fs.push(() => k++);
  if (k === 1) continue;
  fs[k]();
} while (fs.length < 3);
console.log(fs.map((g) => g()).join());
let depth = 0;
const count = () => (depth < 3 ? (depth++, count()) : depth);
console.log(count(), void (depth = 0), depth);
if (0) ; else log.push('else of empty');
if (1) { } else log.push('no');
for (var j = 0; j < 3; j++);
while (j-- > 0);
;;;
console.log(j, log.pop());
const nested = [];
for (let i = 0; i < 2; i++) {
  let i = 'shadow';
  nested.push(i);
}
for (const i of [1]) {
  const i = 2;
  nested.push(i);
}
{
  let x = 1;
  {
    let x = 2;
    nested.push(x);
  }
  nested.push(x);
}
console.log(nested.join());
const t = true ? false ? 'a' : 'b' : 'c', u = null ? 1 : undefined ? 2 : 3;
console.log(t, u, (true, false) || 'or', !(1, 0));
