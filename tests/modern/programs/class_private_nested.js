class Outer {
  #x = 'outer';
  #only = 'only outer';
  inner() {
    const outer = this;
    class Inner {
      #x = 'inner';
      both() {
        return [this.#x, outer.#only].join();
      }
      fromOuter() {
        try {
          return outer.#x;
        } catch (e) {
          return e instanceof TypeError;
        }
      }
    }
    return new Inner();
  }
  twice() {
    const made = [1, 2].map((n) => new (class {
      #n = n;
      get n() {
        return this.#n;
      }
      same(other) {
        return #n in other;
      }
    })());
    return `${made[0].n}${made[1].n} ${made[0].same(made[0])} ${made[0].same(made[1])}`;
  }
}
const o = new Outer();
console.log(o.inner().both(), o.inner().fromOuter(), o.twice());
class Stamp {
  constructor(o) {
    return o;
  }
}
class Stamper extends Stamp {
  #mark = 'marked';
  #count = 0;
  static read(o) {
    o.#count++;
    return #mark in o ? o.#mark + o.#count : 'none';
  }
}
const target = { plain: true };
new Stamper(target);
console.log(Stamper.read(target), Stamper.read(target), JSON.stringify(target));
console.log(Stamper.read(new Stamper({})), Stamper.read({}.x ?? target));
