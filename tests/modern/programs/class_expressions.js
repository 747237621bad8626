const log = [];
const make = (n) => class {
  static n = n;
  value() {
    return n * 2;
  }
};
const One = make(1);
const Two = make(2);
console.log(One === Two, One.n + Two.n, new One().value(), new Two() instanceof One);
const classes = [];
for (let i = 0; i < 3; i++) {
  classes.push(class extends (i ? classes[i - 1] : Object) {
    static level = i;
    level() {
      return (super.level ? super.level() + '>' : '') + i;
    }
  });
}
console.log(new classes[2]().level(), classes.map((c) => c.level).join());
const Self = class Inner {
  static create() {
    return new Inner();
  }
  clone() {
    return new Inner() instanceof Self;
  }
};
console.log(Self.create().clone(), typeof Inner);
const order = (x) => (log.push(x), x);
const table = {
  [order('k1')]: class {
    [order('m1')]() {}
    static [order('m2')] = order('v2');
  },
  [order('k2')]: order('v')
};
console.log(log.join(), Object.keys(table).join(), typeof table.k1.prototype.m1);
console.log(new (class { x = 5; })().x, new class { y = 6; }().y, (class {}).prototype.constructor.length);
const instance = new (class Local {
  static z = 1;
  get z() {
    return this.constructor.z + Local.z;
  }
})();
console.log(instance.z);
