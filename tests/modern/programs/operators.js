const o = { a: { b: () => 'called', z: 0, n: null }, f: null };
console.log(o?.a?.b?.(), o.x?.y.z, o.f?.(), o?.['a']?.['z'], o.a?.b());
console.log(o.a.z ?? 'd', o.a.n ?? 'd', o.a.z || 'd', undefined ?? null ?? 'e');
let x = null;
let y = 0;
let z = 5;
x ??= 'set';
y ||= 'or';
z &&= 'and';
console.log(x, y, z);
const c = { n: 0, get k() { return (this.n++, 'p'); } };
c[c.k] ??= 1;
console.log(c.n, c.p);
console.log(2 ** 3 ** 2, (-2) ** 2, 1_000_000, 0b101, 0o17);
let e = 2;
e **= 3;
console.log(e, delete o?.a, o.a === undefined);
try {
  throw 1;
} catch {
  console.log('caught');
}
