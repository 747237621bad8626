class Button {
  count = 0;
  label = `b${this.count}`;
  click = () => `${this.label}:${++this.count}`;
  handlers = { press: () => this.click(), self: this };
  lazy = function () {
    return this === undefined ? 'none' : this.label;
  };
  nested = () => () => [this.count, this.label];
  'quoted field' = 1;
  42 = 'numeric';
  [`computed${1 + 1}`] = () => this.count;
}
const a = new Button();
const b = new Button();
const { click, nested } = a;
console.log(click(), click(), b.click(), nested()().join());
console.log(a.click === b.click, a.handlers.press(), a.handlers.self === a, a.lazy.call(b));
console.log(a['quoted field'], a[42], a.computed2(), Object.keys(a).slice(0, 3).join());
class Sub extends Button {
  label = 'sub';
  parent = this.click;
  click = () => 'sub ' + this.parent();
}
const s = new Sub();
console.log(s.click(), s.click(), s.handlers.press(), s.count, Object.keys(s).pop());
class Params {
  x = this.given ?? 'unset';
  constructor(given) {
    this.given = given;
    this.y = this.x + given;
  }
}
console.log(new Params('g').y);
let n = 0;
class Tick {
  static first = ++n;
  id = ++n;
  list = [];
}
const [t, u] = [new Tick(), new Tick()];
t.list.push(1);
console.log(Tick.first, t.id, u.id, u.list.length);
