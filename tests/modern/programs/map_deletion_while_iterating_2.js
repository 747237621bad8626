const log = [];
const told = () => log.splice(0).join();
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
const graph = new Map([
  ['a', ['b', 'c']],
  ['b', ['d']],
  ['c', ['d']],
  ['d', []]
]);
const seen = new Set('a');
for (const node of seen) for (const next of graph.get(node)) seen.add(next);
console.log([...seen].join(''));
console.log(
  [...graph]
    .filter(([, to]) => !to.length)
    .map(([k]) => k)
    .join()
);
