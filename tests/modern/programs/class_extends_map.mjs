export {};
class DefaultMap extends Map {
  constructor(make, entries) {
    super(entries);
    this.make = make;
  }
  get(key) {
    if (!this.has(key)) this.set(key, this.make(key));
    return super.get(key);
  }
}
const lists = new DefaultMap(() => []);
lists.get('a').push(1);
lists.get('a').push(2);
lists.get('b').push(3);
console.log([...lists].map(([k, v]) => k + v.join('+')).join(), lists.size, lists instanceof Map);
class LoggedSet extends Set {
  static seen = [];
  add(x) {
    LoggedSet.seen.push('add ' + x);
    return super.add(x);
  }
  delete(x) {
    LoggedSet.seen.push('delete ' + x);
    return super.delete(x);
  }
  map(f) {
    return new this.constructor([...this].map(f));
  }
}
const s = new LoggedSet([1, 2, 2]);
s.delete(1);
console.log(LoggedSet.seen.join(), s.size, s.has(2), s.map((x) => x * 5) instanceof LoggedSet);
class Upper extends Map {
  set(key, value) {
    return super.set(String(key).toUpperCase(), value);
  }
  *[Symbol.iterator]() {
    for (const [k, v] of super.entries()) yield `${k}=${v}`;
  }
}
const upper = new Upper([['a', 1], ['b', 2], ['A', 3]]);
console.log([...upper].join(), upper.size, upper.set('c', 4) === upper, [...upper.keys()].join());
upper.forEach((value, key, whole) => console.log(key, value, String(whole === upper)));
