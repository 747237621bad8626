class Settings {
  #log = [];
  #value = null;
  #plain;
  get #both() {
    this.#log.push('get');
    return this.#value;
  }
  set #both(x) {
    this.#log.push('set ' + x);
    this.#value = x;
  }
  run() {
    const give = (x) => (this.#log.push('eval ' + x), x);
    this.#both ??= give(5);
    this.#both ??= give(6);
    this.#both &&= give('and');
    this.#both ||= give('or');
    this.#both &&= give(0);
    this.#both ||= give('last');
    return this.#log.join();
  }
  fields() {
    const results = [(this.#plain ??= 1), (this.#plain ??= 2), (this.#plain &&= 3), (this.#plain ||= 4)];
    return results.join() + this.#plain;
  }
}
const s = new Settings();
console.log(s.run());
console.log(s.fields());
