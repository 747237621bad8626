'use strict';
class A {
  _v = 1;
  get v() {
    return this._v;
  }
  set v(x) {
    this._v = x * 10;
  }
  static get s() {
    return this.label + '!';
  }
  static label = 'A';
}
class B extends A {
  get v() {
    return 'B' + super.v;
  }
}
class C extends A {
  set v(x) {
    super.v = x + 1;
  }
}
class D extends A {
  static label = 'D';
  get w() {
    return this.v;
  }
}
const a = new A();
a.v = 2;
const b = new B();
try {
  b.v = 3;
} catch (e) {
  console.log('no setter', e instanceof TypeError);
}
const c = new C();
c.v = 4;
console.log(a.v, b.v, c.v, c._v);
const d = new D();
d.v++;
d.v += 1;
console.log(d.v, d.w, A.s, D.s);
const descriptor = Object.getOwnPropertyDescriptor(A.prototype, 'v');
console.log(typeof descriptor.get, typeof descriptor.set, descriptor.enumerable, descriptor.configurable);
console.log('v' in d, d.hasOwnProperty('v'), Object.keys(d).join());
const plain = { __proto__: d, get v() { return 'own'; } };
console.log(plain.v, plain.w);
