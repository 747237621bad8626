const log = [];
const Named = (Base) => class extends Base {
  constructor(...given) {
    super(...given);
    log.push('named');
    this.name = 'n' + given.length;
  }
  describe() {
    return `${super.describe?.() ?? 'nothing'} named ${this.name}`;
  }
};
const Counted = (Base) => {
  let made = 0;
  return class extends Base {
    id = ++made;
    describe() {
      return `${super.describe?.() ?? 'nothing'} #${this.id}`;
    }
    static get made() {
      return made;
    }
  };
};
const compose = (...mixins) => mixins.reduce((c, mixin) => mixin(c), class Root {});
class Thing extends compose(Named, Counted) {
  describe() {
    return super.describe() + '.';
  }
}
console.log(new Thing(1, 2).describe(), new Thing().describe(), Thing.made, log.join());
class Plain extends Counted(Object) {}
console.log(new Plain().describe(), Plain.made, Thing.made);
const Comparable = {
  lessThan(other) {
    return this.value < other.value;
  },
  get doubled() {
    return this.value * 2;
  }
};
class Num {
  constructor(value) {
    this.value = value;
  }
}
Object.defineProperties(Num.prototype, Object.getOwnPropertyDescriptors(Comparable));
console.log(new Num(1).lessThan(new Num(2)), new Num(4).doubled);
const Serial = (Base) => class extends Base {
  toJSON() {
    return { ...this, kind: this.constructor.kind };
  }
  static kind = 'serial';
};
console.log(JSON.stringify(new (Serial(Num))(7)));
