class Base {
  field = 'f';
  constructor(give) {
    this.own = 1;
    if (give !== undefined) return give;
  }
  who() {
    return 'base';
  }
}
class Derived extends Base {
  extra = 'e';
  constructor(give, back) {
    super(give);
    this.mark = 'm';
    if (back !== undefined) return back;
  }
  who() {
    return 'derived';
  }
}
const other = { other: true };
const d1 = new Derived();
const d2 = new Derived(other);
console.log(JSON.stringify(d1), d1.who());
console.log(JSON.stringify(d2), d2 === other, d2 instanceof Derived, typeof d2.who);
const back = { back: 1 };
console.log(new Derived(undefined, back) === back);
const attempt = (f) => {
  try {
    return typeof f();
  } catch (e) {
    return e.name;
  }
};
console.log(new Base(5) instanceof Base, new Base('text').own, new Base(null).own);
class Cache {
  static made = new Map();
  constructor(key) {
    const known = Cache.made.get(key);
    if (known) return known;
    Cache.made.set(key, this);
    this.key = key;
  }
}
console.log(new Cache('k') === new Cache('k'), new Cache('k') === new Cache('l'), Cache.made.size);
function Old(give) {
  this.old = 1;
  return give;
}
console.log(new Old(7).old, new Old([]).length, attempt(() => new Old(() => 1)));
