class Base {
  kind = 'field';
  get who() {
    return 'base of ' + this.id;
  }
  tell(x, y = 'dy') {
    return `tell ${this.id} ${x} ${y}`;
  }
  list() {
    return ['b'];
  }
  static sum(...xs) {
    return this.start + xs.reduce((a, b) => a + b, 0);
  }
  static start = 1;
}
class Mid extends Base {}
class Top extends Mid {
  id = 'top';
  static start = 100;
  tell(x) {
    const arrow = () => () => super.tell(x);
    return arrow()() + '|' + super['te' + 'll'](x, 'given') + '|' + super.tell.call({ id: 'other' }, x);
  }
  get who() {
    return super.who + '+';
  }
  list() {
    return [...super.list(), 't', typeof super.missing, super.kind];
  }
  static sum(...xs) {
    return super.sum(...xs) + super.sum.apply({ start: 1000 }, xs);
  }
  spread(xs) {
    return super.tell(...xs);
  }
  *gen() {
    yield super.who;
    yield* super.list();
  }
}
const t = new Top();
console.log(t.tell('x'));
console.log(t.who, t.list().join(), Top.sum(1, 2));
console.log(t.spread(['s1', 's2']), [...t.gen()].join());
Base.prototype.tell = () => 'replaced';
console.log(t.tell('late'));
const borrowed = { id: 'thief', tell: Top.prototype.tell };
console.log(borrowed.tell('b'));
