class Klass {
  constructor(name) {
    this.name = name;
  }
  hello() {
    return 'hello ' + this.name;
  }
}
module.exports = Klass;
