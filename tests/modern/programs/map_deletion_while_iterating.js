const log = [];
const told = () => log.splice(0).join();
const m = new Map([['a', 1], ['b', 2], ['c', 3], ['d', 4]]);
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
const n = new Map([[1, 'x'], [2, 'y'], [3, 'z']]);
n.forEach((v, k) => {
  log.push(k + v);
  if (k === 1) n.clear(), n.set(9, 'after clear');
});
console.log(told(), n.size);
const it = n.entries();
n.set(10, 'ten');
console.log(it.next().value.join(), (n.delete(10), n.set(11, 'eleven'), it.next().value.join()), it.next().done, (n.set(12, 'late'), it.next().done));
const first = n.keys(), second = n.keys();
first.next();
n.delete(9);
console.log([...first].join(), [...second].join(), [...n.keys()].join());
const set = new Set([1, 2, 3]);
for (const x of set) {
  log.push(x);
  set.delete(x);
  if (x < 3) set.add(x + 10);
}
console.log(told(), set.size);
set.add('p').add('q').add('r');
set.forEach((x) => {
  log.push(x);
  set.delete('q');
  if (x === 'r') set.add('s');
  set.add('p');
});
console.log(told(), [...set].join());
const fifo = new Set(['one']);
for (const x of fifo) if (fifo.size < 5) fifo.add(x + '.');
console.log([...fifo].join());
const walker = set.values();
walker.next();
set.clear();
set.add('fresh');
console.log(walker.next().value, walker.next().done, (set.add('more'), walker.next().done));
const lru = new Map();
const touch = (k, max = 3) => {
  const had = lru.delete(k);
  lru.set(k, (had ? 'old' : 'new') + k);
  if (lru.size > max) lru.delete(lru.keys().next().value);
  return [...lru.keys()].join('');
};
console.log(['a', 'b', 'c', 'a', 'd', 'b'].map((k) => touch(k)).join());
const graph = new Map([['a', ['b', 'c']], ['b', ['d']], ['c', ['d']], ['d', []]]);
const seen = new Set('a');
for (const node of seen) for (const next of graph.get(node)) seen.add(next);
console.log([...seen].join(''), [...graph].filter(([, to]) => !to.length).map(([k]) => k).join());
