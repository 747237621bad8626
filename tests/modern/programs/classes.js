class Animal {
  kind = 'animal';
  sound;
  static count = 0;
  static name = 'Beast';
  constructor(name) {
    this.name = name;
    Animal.count++;
  }
  get loud() {
    return this.speak().toUpperCase();
  }
  set loud(value) {
    this.sound = value;
  }
  speak() {
    return `${this.name} says ${this.sound}`;
  }
  static make(...names) {
    return names.map((n) => new this(n));
  }
  ['computed' + 1]() {
    return 'computed';
  }
}
class Dog extends Animal {
  tricks = [];
  constructor(name, ...tricks) {
    super(name);
    this.tricks.push(...tricks);
    this.sound = 'wuff';
  }
  speak() {
    return super.speak() + '!';
  }
  get loud() {
    return super.loud + '?';
  }
  static make(...names) {
    return super.make(...names).length;
  }
}
const d = new Dog('Rex', 'sit', 'roll');
console.log(d.speak(), d.tricks.join(), d.kind, d.computed1());
console.log(new Animal('x').loud, Object.keys(new Animal('y')).join());
console.log(Dog.make('a', 'b'), Animal.count, Animal.name, d instanceof Animal);
console.log(d.constructor === Dog, Object.getPrototypeOf(Dog) === Animal);
const Named = class Inner {
  static who() {
    return Inner === Named;
  }
};
console.log(Named.who());
