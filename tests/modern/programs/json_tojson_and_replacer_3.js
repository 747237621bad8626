const s = JSON.stringify;
class Base {
  toJSON() {
    return { type: this.constructor.type, ...this };
  }
}
class Derived extends Base {
  static type = 'D';
  x = 1;
  toJSON() {
    return { ...super.toJSON(), extra: true };
  }
}
console.log(s(new Derived()), s({ toString: () => 'no', valueOf: () => 'neither' }));
console.log(s(Object.defineProperty({ v: 1 }, 'toJSON', { value: () => 'hidden toJSON' })));
console.log(s(Object.create({ toJSON: () => 'inherited' })));
