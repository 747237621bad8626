const proto = { p1: 1, shadowed: 'proto', 7: 'seven' };
const o = Object.create(proto, { hidden: { value: 1, enumerable: false } });
Object.assign(o, { b: 1, 2: 'two', a: 2, 1: 'one', shadowed: 'own' });
const keys = [];
for (const k in o) keys.push(k);
console.log(keys.join());
keys.length = 0;
for (const k in o) if (Object.prototype.hasOwnProperty.call(o, k)) keys.push(k);
console.log(keys.join(), Object.keys(o).join());
const visited = [];
const shrinking = { x: 1, y: 2, z: 3 };
for (const k in shrinking) {
  visited.push(k);
  delete shrinking.z;
}
console.log(visited.join());
for (const k in null) visited.push('never');
for (const k in undefined) visited.push('never');
for (const k in 5) visited.push('never');
for (const i in 'ab') visited.push(typeof i + i);
for (const i in ['p', , 'q']) visited.push(i);
console.log(visited.join());
const list = ['a'];
list.extra = 'e';
list[3] = 'd';
const seen = [];
for (const i in list) seen.push(i);
console.log(seen.join(), list.length);
let last;
for (last in { m: 1, n: 2 });
var { length } = 'four';
for (var v in { k: 1 }) break;
console.log(last, v, length);
const target = {};
for (target.key in { q: 1, r: 2 });
for (target[target.key] in { s: 1 });
console.log(JSON.stringify(target));
const inner = [];
for (const k in { a: 1, b: 2 }) for (const l in { c: 1, d: 2 }) {
  if (l === 'd' && k === 'a') continue;
  inner.push(k + l);
}
console.log(inner.join());
const order = {};
for (const k of ['z', '10', 'y', '9', '-1', '01', 'x', '1.5', '0']) order[k] = k;
const ordered = [];
for (const k in order) ordered.push(k);
console.log(ordered.join());
function F() {
  this.own = 1;
}
F.prototype.shared = 2;
const members = [];
for (const k in new F()) members.push(k);
console.log(members.join());
