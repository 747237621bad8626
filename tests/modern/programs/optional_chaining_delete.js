const o = { a: { b: 1, c: { d: 2 } }, nul: null, list: [1, 2] };
console.log(delete o?.a?.b, 'b' in o.a, delete o.nul?.x, delete o.missing?.x.y, delete o?.a.c?.d, JSON.stringify(o));
let evaluated = 0;
console.log(delete o.missing?.[evaluated++], evaluated, delete o?.list[evaluated++], evaluated, 0 in o.list, 1 in o.list);
console.log(delete o?.['nul'], 'nul' in o, delete null?.x, delete (o?.a), 'a' in o);
const log = [];
const p = new Proxy({ x: 1, y: 2 }, {
  deleteProperty(target, key) {
    log.push(key);
    return delete target[key];
  }
});
delete p?.x;
delete p['y'];
delete p.none;
console.log(log.join(), 'x' in p);
const sealed = Object.seal({ s: 1 });
console.log(delete sealed.s, delete sealed.other, delete [].length, sealed.s);
(function () {
  'use strict';
  for (const f of [() => delete sealed.s, () => delete Object.freeze([1])[0], () => delete sealed.other]) {
    try {
      console.log(f());
    } catch (e) {
      console.log(e instanceof TypeError);
    }
  }
})();
const list = [1, 2, 3];
console.log(delete list[1], list.length, 1 in list, list.join(), delete list[5]);
const inherited = Object.create({ up: 1 });
inherited.up = 2;
console.log(inherited.up, delete inherited.up, inherited.up, delete inherited.up, inherited.up);
console.log(delete 5, delete (() => 1)(), delete { x: 1 }.x, typeof delete o.q);
class C {
  x = 1;
  static s = 1;
  m() {
    return delete this.x && !('x' in this);
  }
}
console.log(new C().m(), delete C.s, C.s, delete C.prototype.m, typeof C.prototype.m);
function args(a) {
  return [delete arguments[0], arguments.length, arguments[0], a].join();
}
console.log(args('kept'));
