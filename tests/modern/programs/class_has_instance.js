class Even {
  static [Symbol.hasInstance](x) {
    return typeof x === 'number' && x % 2 === 0;
  }
}
console.log(4 instanceof Even, 3 instanceof Even, new Even() instanceof Even, '4' instanceof Even);
const duck = {
  [Symbol.hasInstance]: (x) => 'quack' in Object(x)
};
console.log({ quack: 1 } instanceof duck, {} instanceof duck);
class Base {
  static [Symbol.hasInstance](x) {
    return Object(x).brand === this.brand;
  }
  static brand = 'base';
}
class Sub extends Base {
  static brand = 'sub';
}
console.log({ brand: 'base' } instanceof Base, { brand: 'base' } instanceof Sub, { brand: 'sub' } instanceof Sub);
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => 1 instanceof 5), attempt(() => 1 instanceof {}), attempt(() => ({}) instanceof 'text'));
function F() {}
const G = F.bind(null);
console.log(new F() instanceof G, Object.create(F.prototype) instanceof F, 5 instanceof F, Object(5) instanceof Number);
F.prototype = {};
console.log(new G() instanceof F, Function.prototype[Symbol.hasInstance].call(F, new F()));
