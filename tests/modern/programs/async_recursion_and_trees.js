const log = [];
const tick = (x) => Promise.resolve(x);
async function sum(tree) {
  if (typeof tree === 'number') return tree;
  let total = 0;
  for (const part of await tick(tree)) total += await sum(part);
  return total;
}
async function parallel(tree) {
  return Array.isArray(tree) ? (await Promise.all(tree.map(parallel))).reduce((a, b) => a + b, 0) : tree;
}
async function* flatten(tree) {
  if (Array.isArray(tree)) for (const part of tree) yield* flatten(await tick(part));
  else yield tree;
}
const fib = async (n) => (n < 2 ? n : (await fib(n - 1)) + (await fib(n - 2)));
const even = async (n) => (n === 0 ? true : odd(n - 1));
const odd = async (n) => (n === 0 ? false : even(n - 1));
async function hanoi(n, from, to, via) {
  if (n === 0) return 0;
  const left = await hanoi(n - 1, from, via, to);
  log.push(from + to);
  return left + 1 + (await hanoi(n - 1, via, to, from));
}
async function search(graph, start, goal) {
  const seen = new Map([[start, null]]);
  const queue = [start];
  for (const node of queue) {
    if (node === goal) {
      const path = [];
      for (let at = goal; at !== null; at = seen.get(at)) path.unshift(at);
      return path.join('');
    }
    for (const next of await tick(graph[node])) {
      if (!seen.has(next)) seen.set(next, node), queue.push(next);
    }
  }
  return 'none';
}
async function countdown(n, trace = []) {
  try {
    if (n < 0) throw new RangeError(trace.join(''));
    trace.push(n);
    return await countdown(n - 1, trace);
  } finally {
    trace.push('f');
    if (n === 3) log.push(trace.join(''));
  }
}
async function main() {
  const tree = [1, [2, [3, [4, [5]]]], [[[6]]], []];
  console.log(await sum(tree), await parallel(tree), await fib(10), await even(8), await odd(8));
  const flat = [];
  for await (const x of flatten(tree)) flat.push(x);
  console.log(flat.join(), await hanoi(3, 'A', 'B', 'C'), log.splice(0).join());
  console.log(await search({ a: 'bc', b: 'd', c: 'd', d: 'e', e: '' }, 'a', 'e'), await search({ a: 'a' }, 'a', 'z'));
  console.log(await countdown(3).catch((e) => e.name + ' ' + e.message), log.join());
  const mutual = { async a(n) { return n ? 'a' + (await this.b(n - 1)) : '.'; }, async b(n) { return n ? 'b' + (await this.a(n - 1)) : '!'; } };
  console.log(await mutual.a(5), await mutual.b(4));
  const deep = async (n) => (n === 0 ? 'bottom' : await deep(n - 1));
  console.log(await deep(200));
  let chain = Promise.resolve(0);
  for (let i = 1; i <= 100; i++) chain = chain.then((x) => x + i);
  console.log(await chain);
  const visit = async (node, depth = 0) => [`${'-'.repeat(depth)}${node.n}`, ...(await Promise.all((node.kids ?? []).map((kid) => visit(kid, depth + 1)))).flat()];
  console.log((await visit({ n: 'r', kids: [{ n: 'x', kids: [{ n: 'y' }] }, { n: 'z' }] })).join(' '));
}
main();
