const attempt = (f) => {
  try {
    return f();
  } catch (e) {
    return e instanceof TypeError ? 'TypeError' : 'other';
  }
};
class Base {
  static #count = 0;
  static #next(by = 1) {
    return (Base.#count += by);
  }
  static get #doubled() {
    return Base.#count * 2;
  }
  static set #doubled(value) {
    Base.#count = value / 2;
  }
  static viaName(by) {
    return Base.#next(by);
  }
  static viaThis() {
    return this.#next();
  }
  static readField() {
    return this.#count;
  }
  static double(to) {
    if (to !== undefined) Base.#doubled = to;
    return Base.#doubled;
  }
  static has(x) {
    return #count in x;
  }
}
class Sub extends Base {}
console.log(Base.viaName(), Base.viaName(5), Sub.viaName(4), Base.viaThis());
console.log(attempt(() => Sub.viaThis()), attempt(() => Sub.readField()), Base.readField());
console.log(Base.double(), Base.double(50), Base.readField());
console.log(Base.has(Base), Base.has(Sub), Base.has(new Base()));
console.log(attempt(() => Base.viaThis.call({})), attempt(() => Base.has(1)));
class Counter {
  static #live = new Set();
  static make() {
    const made = new this();
    Counter.#live.add(made);
    return made;
  }
  static get size() {
    return Counter.#live.size;
  }
}
Counter.make();
(class extends Counter {}).make();
console.log(Counter.size);
