function Animal(name) {
  this.name = name;
}
Animal.prototype.speak = function () {
  return this.name + '...';
};
Animal.prototype.legs = 4;
function Bird(name) {
  Animal.call(this, name);
}
Bird.prototype = Object.create(Animal.prototype);
Bird.prototype.constructor = Bird;
Bird.prototype.speak = function () {
  return Animal.prototype.speak.call(this) + 'tweet';
};
const [a, b] = [new Animal('a'), new Bird('b')];
Bird.prototype.legs = 2;
console.log(a.speak(), b.speak(), a.legs, b.legs, delete Bird.prototype.legs, b.legs);
console.log(b instanceof Animal, b.constructor === Bird, a.constructor === Animal);
b.legs = 3;
console.log(b.legs, a.legs, delete b.legs, b.legs);
console.log(Object.getOwnPropertyNames(Animal.prototype).sort().join());
console.log(Animal.prototype.propertyIsEnumerable('constructor'));
const delegate = Object.assign(
  Object.create({
    log: [],
    note(x) {
      this.log.push(x);
      return this;
    }
  }),
  { id: 1 }
);
const other = Object.create(Object.getPrototypeOf(delegate));
delegate.note('d').note('e');
other.note('o');
console.log(delegate.log.join(), delegate.log === other.log, Object.keys(delegate).join());
console.log(delegate.hasOwnProperty('log'));
const chain = [];
for (let p = b; p; p = Object.getPrototypeOf(p))
  chain.push(p === Object.prototype ? 'Object' : p.constructor.name);
console.log(chain.join('>'), Object.prototype.toString.call(b), `${b}`);
console.log(String(Object.create({ toString: () => 'from proto' })));
console.log(Object.prototype.valueOf.call(5) == 5, typeof Object.prototype.valueOf.call(5));
