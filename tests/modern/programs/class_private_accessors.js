const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e instanceof TypeError ? 'TypeError' : e.name;
  }
};
class Box {
  #value = null;
  #log = [];
  get #both() {
    this.#log.push('get');
    return this.#value;
  }
  set #both(x) {
    this.#log.push('set ' + x);
    this.#value = x;
  }
  get #readonly() {
    return 'fixed';
  }
  set #writeonly(x) {
    this.#log.push('wo ' + x);
  }
  #method() {
    return 'm' + this.#value;
  }
  run() {
    this.#both = 5;
    this.#both += 2;
    this.#both++;
    const before = this.#both--;
    this.#both **= 2;
    return [before, this.#both, this.#log.join()].join(' / ');
  }
  failing() {
    return [
      attempt(() => (this.#readonly = 1)),
      attempt(() => this.#writeonly),
      attempt(() => (this.#writeonly = 2))
    ].join();
  }
  destructure() {
    [this.#value, ...this.#log] = ['v', 'l1', 'l2'];
    ({ a: this.#value = 'default' } = {});
    return this.#value + this.#log.length + this.#method();
  }
  static test(x) {
    return `${#value in x} ${#method in x} ${#both in x}`;
  }
}
const box = new Box();
console.log(box.run());
console.log(box.failing(), box.destructure());
console.log(Box.test(box), Box.test({}), Box.test(Object.create(box)));
console.log(Object.keys(box).length, JSON.stringify(box));
