class Odd {
  'quoted method'() {
    return 'q';
  }
  123() {
    return 'n';
  }
  get() {
    return 'get';
  }
  set() {
    return 'set';
  }
  static() {
    return 'static';
  }
  async() {
    return 'async';
  }
  static static() {
    return 'static static';
  }
  static async get() {
    return 'async get';
  }
  static get get2() {
    return 'get get';
  }
  get set2() {
    return 'set2';
  }
  *of() {
    yield 'of';
  }
  await() {
    return 'await';
  }
  new() {
    return 'new';
  }
  delete() {
    return 'delete';
  }
  of2 = 1; set3 = 2; get3 = 3;
}
const o = new Odd();
console.log(o['quoted method'](), o[123](), o.get(), o.set(), o.static(), o.async(), o.set3, o.get3);
console.log(Odd.static(), Odd.get2, o.set2, [...o.of()].join(), o.await(), o.new(), o.delete());
console.log(Odd.prototype.get(), Odd.prototype.static(), o.of2);
Odd.get().then((x) => console.log(x));
class Chain {
  #steps = [];
  add(x) {
    this.#steps.push(x);
    return this;
  }
  if(test, f) {
    return test ? f(this) : this;
  }
  toString() {
    return this.#steps.join('>');
  }
  valueOf() {
    return this.#steps.length;
  }
}
const chain = new Chain().add('a').if(true, (c) => c.add('b')).if(false, (c) => c.add('never')).add('c');
console.log(`${chain}`, chain + 1, chain > 2, [chain] + '');
