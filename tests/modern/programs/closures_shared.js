function make() {
  let n = 0;
  const log = [];
  return {
    up: () => ++n,
    down() {
      return --n;
    },
    get n() {
      return n;
    },
    set n(x) {
      log.push(n);
      n = x;
    },
    log
  };
}
const a = make();
const b = make();
a.up(), a.up(), b.down();
a.n = 10;
console.log(a.n, b.n, a.up(), a.log.join(), b.log.length);
const fs = [];
for (let i = 0; i < 30; i++) fs.push(() => i, () => (i += 1), (i += 9, () => i * 2));
console.log(fs.length, fs[0](), fs[1](), fs[2](), fs[0](), fs[3]());
const table = {};
for (const k in { x: 1, y: 2 }) {
  let hits = 0;
  table[k] = () => k + ++hits;
}
console.log(table.x(), table.x(), table.y());
var vs = [];
for (var v = 0; v < 3; v++) vs.push(() => v);
console.log(vs.map((f) => f()).join());
for (var w = 0; w < 3; w++) ((w) => vs.push(() => w))(w);
console.log(vs.slice(3).map((f) => f()).join());
let i = 0;
const ws = [];
while (i < 3) {
  let j = i * i;
  const late = () => j + '@' + i;
  ws.push(late);
  j++;
  i++;
}
console.log(ws.map((f) => f()).join());
const get = (() => {
  const cells = [];
  for (const c of 'ab') for (const d of [1, 2]) cells.push(() => c + d);
  return (k) => cells[k]();
})();
console.log([0, 1, 2, 3].map(get).join());
try {
  throw 'caught';
} catch (e) {
  vs.push(() => e);
  e = 'changed';
}
{
  let e = 'block';
  vs.push(() => e);
}
console.log(vs[6](), vs[7]());
switch (1) {
  case 1:
    let inner;
  case 2:
    inner = 'switch';
    vs.push(() => inner);
}
console.log(vs[8]());
