class Described {
  static name() {
    return 'a method called name';
  }
  static length(x) {
    return 'length of ' + x;
  }
  static describe() {
    return this.name() + ', ' + this.length(1);
  }
}
console.log(Described.name(), Described.length(2));
console.log(Described.describe());
class Sub extends Described {
  static name() {
    return 'sub: ' + super.name();
  }
  static both() {
    return [this.name(), super.name()].join();
  }
}
console.log(Sub.name(), Sub.both());
class Getter {
  static get name() {
    return 'getter ' + this.prefix;
  }
  static prefix = 'p';
}
console.log(Getter.name, typeof Getter.length);
class Field {
  static name = 'field';
  static length = 42;
}
console.log(Field.name, Field.length, Object.keys(Field).sort().join());
