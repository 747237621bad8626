const x = 1;
const k = 'dyn';
const o = {
  x,
  m() { return this.x; },
  get g() { return 'g'; },
  set g(v) { this.x = v; },
  [k]: 2,
  [`${k}M`]() { return 'dm'; },
  'quoted-name': 3,
  async am() { return 'am'; },
  *gm() { yield 'gm'; }
};
o.g = 5;
console.log(o.m(), o.g, o.dyn, o.dynM(), o['quoted-name'], await o.am(), [...o.gm()][0]);
console.log(Object.keys(o).join());
console.log(Object.entries({ a: 1 }).join(), { ...o }.x);
function F() {
  return new.target === undefined ? 'call' : 'new';
}
console.log(F());
class T {
  constructor() {
    this.t = new.target.name;
  }
}
console.log(new T().t);
