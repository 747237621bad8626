function* outer({ inner = function* () { yield 'inner'; }, other = function* named() { yield named.name; } } = {}) {
  yield* inner();
  yield* other();
}
console.log([...outer()].join());
async function* later(make = async function* () { yield 1; yield 2; }) {
  for await (const value of make()) yield value * 10;
}
const seen = [];
for await (const value of later()) seen.push(value);
console.log(seen.join());
class Lists {
  static *of(source = function* () { yield 'of'; }) {
    yield* source();
  }
}
console.log([...Lists.of()].join());
