const log = [];
const say = (...xs) => log.push(xs.join(' '));
async function main() {
  async function* tree(node) {
    yield node.name;
    for (const kid of node.kids ?? []) yield* tree(await kid);
  }
  const names = [];
  for await (const name of tree({
    name: 'r',
    kids: [{ name: 'a', kids: [Promise.resolve({ name: 'b' })] }, { name: 'c' }]
  }))
    names.push(name);
  say(names);
  try {
    for await (const x of (async function* () {
      yield* 5;
    })())
      say('never');
  } catch (x) {
    say(x instanceof TypeError);
  }
  class Paged {
    constructor(pages) {
      this.pages = pages;
    }
    async *[Symbol.asyncIterator]() {
      for (const page of this.pages) yield* page;
    }
    async *numbered(from = 0) {
      for await (const x of this) yield `${from++}:${x}`;
    }
    static async *of(...pages) {
      yield* new this(pages);
    }
  }
  const found = [];
  for await (const x of new Paged([[1, 2], new Set([3])]).numbered(5)) found.push(x);
  for await (const x of Paged.of('ab', [])) found.push(x);
  say(found);
}
main().then(() => console.log(log.join('\n')));
