const freezeDeep = (o) => (
  Object.values(o).forEach((v) => typeof v === 'object' && v && freezeDeep(v)),
  Object.freeze(o)
);
const config = freezeDeep({ a: { b: { c: [1, { d: 2 }] } }, f: () => 1 });
config.a.b.c[1].d = 9;
config.a.x = 1;
console.log(Object.isFrozen(config.f));
console.log([1, [2, [3]]].toString(), {}.toString());
console.log((() => 1).toString !== Object.prototype.toString);
console.log(true.toString() + (5).toString() + 'x'.toString(), [].toString() === '');
console.log(Symbol('t').toString(), new Date(NaN).toString(), new Error('m').toString());
console.log(/r/g.toString());
console.log(Boolean([]) + Boolean({}) + Boolean(new Boolean(false)) + Boolean('false'));
console.log(!!document(), Boolean(-0) || Boolean(NaN) || Boolean(''));
console.log(new Boolean(false) && 'object', Boolean() === false, typeof Boolean('x'), true + '1');
console.log(true + 1, -true);
function document() {
  return undefined;
}
