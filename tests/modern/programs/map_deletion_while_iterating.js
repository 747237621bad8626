const log = [];
const told = () => log.splice(0).join();
const m = new Map([
  ['a', 1],
  ['b', 2],
  ['c', 3],
  ['d', 4]
]);
for (const [k] of m) {
  log.push(k);
  if (k === 'a') m.delete('b');
  if (k === 'c') {
    m.delete('c');
    m.delete('a');
  }
}
console.log(told(), [...m.keys()].join());
for (const [k] of m) {
  log.push(k);
  if (m.size < 6) m.set(k + k, 0);
}
console.log(told(), m.size);
for (const k of m.keys()) {
  log.push(k);
  m.delete(k);
  if (log.length < 10) m.set(k, 'again');
}
console.log(told(), m.size);
const n = new Map([
  [1, 'x'],
  [2, 'y'],
  [3, 'z']
]);
n.forEach((v, k) => {
  log.push(k + v);
  if (k === 1) (n.clear(), n.set(9, 'after clear'));
});
console.log(told(), n.size);
const it = n.entries();
n.set(10, 'ten');
console.log(it.next().value.join(), (n.delete(10), n.set(11, 'eleven'), it.next().value.join()));
console.log(it.next().done, (n.set(12, 'late'), it.next().done));
const first = n.keys(),
  second = n.keys();
first.next();
n.delete(9);
console.log([...first].join(), [...second].join(), [...n.keys()].join());
const set = new Set([1, 2, 3]);
