export default class Klass {
  static made = 0;
  constructor(n) {
    this.n = n;
    Klass.made++;
  }
  double() {
    return this.n * 2;
  }
}
