const log = [];
const tick = (x) => Promise.resolve(x);
async function sum(tree) {
  if (typeof tree === 'number') return tree;
  let total = 0;
  for (const part of await tick(tree)) total += await sum(part);
  return total;
}
async function parallel(tree) {
  return Array.isArray(tree)
    ? (await Promise.all(tree.map(parallel))).reduce((a, b) => a + b, 0)
    : tree;
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
async function main() {
  const tree = [1, [2, [3, [4, [5]]]], [[[6]]], []];
  console.log(await sum(tree), await parallel(tree), await fib(10), await even(8), await odd(8));
  const flat = [];
  for await (const x of flatten(tree)) flat.push(x);
  console.log(flat.join(), await hanoi(3, 'A', 'B', 'C'), log.splice(0).join());
}
main();
