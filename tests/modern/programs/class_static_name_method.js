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
}
console.log(Sub.name());
try {
  console.log(Sub.describe());
} catch (e) {
  console.log(e.name);
}
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
  static caller = 'c';
}
console.log(Field.name, Field.length, Field.caller, Object.keys(Field).sort().join());
