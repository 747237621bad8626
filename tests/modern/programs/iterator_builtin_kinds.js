const list = ['a', 'b'];
const iterator = list[Symbol.iterator]();
console.log(iterator[Symbol.iterator]() === iterator, JSON.stringify(iterator.next()));
list.push('c');
console.log([...iterator].join(), JSON.stringify(iterator.next()));
list.push('d');
console.log(iterator.next().done, [...list.entries()].join('|'), [...list.keys()].join());
const map = new Map([['x', 1], ['y', 2]]);
const entries = map.entries();
map.delete('x');
map.set('z', 3);
console.log(JSON.stringify(entries.next()), [...entries].join('|'), entries.next().done);
const set = new Set('hello');
console.log([...set.entries()].map(([p, q]) => String(p === q)).join(), [...set.keys()].join(''), set.values().next().value);
const tags = [[][Symbol.iterator](), map.keys(), set.values(), ''[Symbol.iterator](), 'a'.matchAll(/a/g), (function* () {})()];
console.log(tags.map((x) => Object.prototype.toString.call(x)).join());
const text = 'x😀é'[Symbol.iterator]();
console.log([text.next().value, text.next().value.length, text.next().value, text.next().done].join());
const holes = [, 1, ,];
console.log([...holes.keys()].join(), [...holes.values()].map(String).join(), [...holes.entries()].length);
const protos = [[].keys(), [].values(), [].entries()].map((x) => Object.getPrototypeOf(x));
console.log(protos[0] === protos[1], protos[1] === protos[2], typeof Object.getPrototypeOf(protos[0])[Symbol.iterator]);
console.log(Map.prototype[Symbol.iterator] === Map.prototype.entries, Set.prototype.keys === Set.prototype.values);
const own = Array.prototype.values.call({ length: 2, 0: 'p', 1: 'q' });
console.log([...own].join(), [...Array.prototype.entries.call('ab')].join('|'));
class Two {
  constructor() {
    this.values = [1, 2];
  }
  [Symbol.iterator]() {
    return this.values[Symbol.iterator]();
  }
}
const two = new Two();
console.log([...two, ...two].join(), Math.min(...two), new Set(two).size, Array.from(two, String).join('-'));
