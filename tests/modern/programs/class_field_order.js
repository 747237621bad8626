const log = [];
const say = (x) => (log.push(x), x);
class Base {
  [say('key base')] = say('field base');
  constructor() {
    say('constructor base ' + Object.keys(this).join());
    this.init();
  }
  init() {
    say('init base');
  }
}
class Derived extends (say('heritage'), Base) {
  static [say('static key')] = say('static value');
  [say('key 1')] = say('value 1');
  [say('method key')]() {}
  second = say('value 2 after ' + Object.keys(this).length);
  static late = say('late sees ' + this['static key']);
  [say('key 3')];
  constructor(x = say('default')) {
    say('before super');
    super();
    say('after super ' + Object.keys(this).join('|'));
    this.second = x;
  }
  init() {
    say('init derived ' + this.second);
  }
}
say('made');
const d = new Derived();
console.log(log.join('\n'));
log.length = 0;
const e = new Derived('given');
console.log(log.join('\n'));
console.log(d.second, e.second, 'key 3' in e, e['key 3'], Object.keys(Derived).join());
