function Animal(name) {
  this.name = name;
}
Animal.prototype.speak = function () {
  return this.name + ' speaks';
};
Animal.create = function (...given) {
  return new this(...given);
};
Object.defineProperty(Animal.prototype, 'upper', {
  get() {
    return this.name.toUpperCase();
  }
});
class Dog extends Animal {
  speak() {
    return super.speak() + ' and barks';
  }
  get upper() {
    return '*' + super.upper;
  }
}
function Puppy(name) {
  const self = Reflect.construct(Dog, [name]);
  self.young = true;
  return self;
}
Puppy.prototype = Object.create(Dog.prototype, { constructor: { value: Puppy } });
const d = Dog.create('rex');
console.log(d.speak(), d.upper, d instanceof Animal, Object.getPrototypeOf(Dog) === Animal);
const p = new Puppy('pup');
console.log(p.speak(), p.young, p instanceof Dog, Puppy.prototype.constructor === Puppy);
console.log(Animal.prototype.isPrototypeOf(d), Object.getPrototypeOf(Dog.prototype) === Animal.prototype);
const attempts = [undefined, 5, {}, () => 1].map((base) => {
  try {
    class Bad extends base {}
    return 'made';
  } catch (e) {
    return e instanceof TypeError ? 'TypeError' : e.name;
  }
});
console.log(attempts.slice(0, 3).join());
class Empty extends Object {
  x = 1;
}
console.log(new Empty().x, new Empty({ y: 2 }).y, new Empty() instanceof Object);
const choose = (flag) => (flag ? Animal : Dog);
class Chosen extends choose(true) {}
console.log(new Chosen('c').speak(), Chosen.create('d').upper);
