class Shape {
  constructor() {
    if (new.target === Shape) throw new TypeError('abstract');
    this.made = new.target === Square ? 'square' : new.target.prototype === Other.prototype ? 'other' : 'unknown';
    const arrow = () => new.target;
    this.same = arrow() === new.target && arrow() === this.constructor;
  }
}
class Square extends Shape {}
class Other extends Shape {
  constructor(...given) {
    super(...given);
    this.own = new.target === Other;
  }
}
try {
  new Shape();
} catch (e) {
  console.log(e.message);
}
console.log(new Square().made, new Other().made, new Other().own, new Square().same);
function F() {
  if (!new.target) return new F();
  this.by = 'new';
}
console.log(F().by, new F().by, new F() instanceof F, F.call({}) instanceof F);
class Plugin {
  static registry = [];
  constructor() {
    new.target.registry.push(new.target === Plugin);
  }
}
class Loud extends Plugin {
  static registry = [];
}
new Plugin();
new Loud();
new Loud();
console.log(Plugin.registry.join(), Loud.registry.join());
const made = Reflect.construct(Square, []);
console.log(made.made, made instanceof Square);
