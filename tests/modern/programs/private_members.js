class Account {
  #balance = 0;
  static #made = 0;
  constructor(start) {
    this.#balance = start;
    Account.#made++;
  }
  #check(amount) {
    if (amount > this.#balance) throw new RangeError('too much');
  }
  get #double() {
    return this.#balance * 2;
  }
  take(amount) {
    this.#check(amount);
    this.#balance -= amount;
    return this.#double;
  }
  static made() {
    return Account.#made;
  }
  static is(x) {
    return #balance in x;
  }
  bump() {
    this.#balance++;
    this.#balance += 10;
    return this.#balance;
  }
}
const a = new Account(10);
console.log(a.take(3), a.bump(), Account.made(), Account.is(a), Account.is({}));
try {
  a.take(100);
} catch (e) {
  console.log(e.name, e.message);
}
try {
  Account.prototype.take.call({}, 1);
} catch (e) {
  console.log(e instanceof TypeError);
}
class Static {
  static x = 1;
  static {
    this.y = this.x + 1;
  }
}
console.log(Static.y);
