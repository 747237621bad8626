const tag = Symbol('tag');
class Range {
  constructor(from, to) {
    Object.assign(this, { from, to });
  }
  *[Symbol.iterator]() {
    for (let x = this.from; x <= this.to; x++) yield x;
  }
  get [Symbol.toStringTag]() {
    return 'Range' + this.from;
  }
  [Symbol.toPrimitive](hint) {
    return hint === 'number' ? this.to - this.from : hint === 'string' ? `${this.from}..${this.to}` : 'default';
  }
  static [tag] = 'static tag';
  [tag]() {
    return 'tagged ' + this.from;
  }
}
const r = new Range(1, 4);
console.log([...r].join(), Object.prototype.toString.call(r), +r, `${r}`, r + '!', r * 2);
console.log(Range[tag], r[tag](), Object.keys(r).join(), tag in r, tag.description);
class Even extends Range {
  *[Symbol.iterator]() {
    for (const x of super[Symbol.iterator]()) if (x % 2 === 0) yield x;
  }
  [tag]() {
    return super[tag]() + '?';
  }
}
const e = new Even(1, 6);
console.log(Math.max(...e), Array.from(e, (x) => x * x).join(), e[tag](), `${e}`, e == 'default');
const [a, b = 'none'] = new Even(1, 2);
console.log(a, b, new Map([[1, new Even(3, 4)]].map(([k, v]) => [k, [...v]])).get(1).join());
console.log([..."ab"].map((c, i) => c + [...new Range(i, i + 1)]).join(' '), JSON.stringify(r));
console.log(Object.getOwnPropertySymbols(Range).length, Object.getOwnPropertySymbols(r).length);
