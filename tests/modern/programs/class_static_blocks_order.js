const log = [];
class Registry {
  static a = log.push('a');
  static {
    log.push('block 1 ' + (this === Registry) + ' ' + this.a + ' ' + this.b);
    this.b = 10;
  }
  static c = this.b + 1;
  static #secret = 's';
  static {
    const secret = () => this.#secret + this.c;
    this.reveal = secret;
    var scoped = 'inner';
    log.push(typeof scoped);
    try {
      throw new Error('in block');
    } catch (e) {
      log.push(e.message);
    }
  }
  static count() {
    return Object.keys(this).filter((key) => key.length === 1).join();
  }
}
console.log(log.join());
console.log(Registry.reveal(), Registry.count(), typeof scoped);
let friend;
class Vault {
  #value;
  constructor(value) {
    this.#value = value;
  }
  static {
    friend = { read: (vault) => vault.#value, write: (vault, x) => (vault.#value = x) };
  }
}
const vault = new Vault(1);
friend.write(vault, friend.read(vault) + 41);
console.log(friend.read(vault));
class Sub extends Registry {
  static {
    this.d = super.count();
  }
}
console.log(Sub.d, Sub.hasOwnProperty('a'), Sub.c);
