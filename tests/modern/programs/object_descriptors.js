'use strict';
const show = (o, k) => {
  const d = Object.getOwnPropertyDescriptor(o, k);
  return d ? Object.entries(d).map(([key, v]) => key[0] + ':' + (typeof v === 'function' ? 'fn' : v)).sort().join(' ') : 'none';
};
const o = { plain: 1, get both() { return 1; }, set both(v) {}, get only() { return 2; } };
console.log(show(o, 'plain'), '|', show(o, 'both'), '|', show(o, 'only'), '|', show(o, 'nope'), '|', show([1], 'length'), '|', show('ab', 0), '|', show('ab', 'length'));
Object.defineProperty(o, 'made', { value: 'm' });
console.log(show(o, 'made'), Object.keys(o).includes('made'), o.made);
Object.defineProperty(o, 'plain', { enumerable: false });
console.log(show(o, 'plain'), Object.keys(o).join());
Object.defineProperty(o, 'plain', { get: () => 'now a getter' });
console.log(show(o, 'plain'), o.plain);
const attempt = (f) => {
  try {
    const result = f();
    return typeof result === 'object' ? 'fine' : String(result);
  } catch (e) {
    return e instanceof TypeError ? 'TypeError' : e.name;
  }
};
const fixed = Object.defineProperty({}, 'f', { value: 1 });
console.log(attempt(() => (fixed.f = 2)), attempt(() => delete fixed.f), attempt(() => Object.defineProperty(fixed, 'f', { value: 2 })), attempt(() => Object.defineProperty(fixed, 'f', { value: 1 })), attempt(() => Object.defineProperty(fixed, 'f', { enumerable: true })), attempt(() => Object.defineProperty(fixed, 'f', {})));
const writable = Object.defineProperty({}, 'w', { value: 1, writable: true });
console.log(attempt(() => Object.defineProperty(writable, 'w', { value: 2 })), writable.w, attempt(() => Object.defineProperty(writable, 'w', { writable: false })), attempt(() => Object.defineProperty(writable, 'w', { writable: true })));
console.log(attempt(() => Object.defineProperty({}, 'x', { get() {}, value: 1 })), attempt(() => Object.defineProperty({}, 'x', { get: 5 })), attempt(() => Object.defineProperty({}, 'x', 5)), attempt(() => Object.defineProperty(5, 'x', {})), attempt(() => Object.defineProperty({}, 'x', { get: undefined }).x), attempt(() => Object.create({}, null)), attempt(() => Object.create(5)));
for (const [name, make] of [['preventExtensions', Object.preventExtensions], ['seal', Object.seal], ['freeze', Object.freeze]]) {
  const t = make({ a: 1, get g() { return this.a; }, deep: { n: 1 } });
  console.log(name, attempt(() => (t.b = 1)), attempt(() => (t.a = 2)), attempt(() => delete t.a), attempt(() => (t.deep.n = 5)), Object.isExtensible(t), Object.isSealed(t), Object.isFrozen(t), t.a, t.deep.n, attempt(() => Object.setPrototypeOf(t, {})));
}
const list = Object.freeze([1, 2]);
console.log(attempt(() => list.push(3)), attempt(() => (list[0] = 9)), attempt(() => (list.length = 0)), list.map((x) => x + 1).join(), Object.isFrozen({}), Object.isFrozen(Object.preventExtensions({})), Object.isFrozen(5), Object.freeze(5), Object.isSealed(Object.freeze({})));
const inherited = Object.create(Object.defineProperty({}, 'ro', { value: 1 }), { own: { value: 2, writable: true } });
console.log(attempt(() => (inherited.ro = 5)), inherited.ro, attempt(() => (inherited.own = 3)), inherited.own, attempt(() => Object.defineProperty(inherited, 'ro', { value: 'shadow' }).ro), inherited.ro);
const setter = Object.create({ set s(v) { this._s = v; } });
setter.s = 'via proto';
console.log(Object.keys(setter).join(), setter._s, setter.s, setter.hasOwnProperty('s'));
const all = Object.getOwnPropertyDescriptors({ a: 1, get b() { return 2; }, [Symbol('s')]: 3 });
console.log(Object.keys(all).join(), Object.getOwnPropertySymbols(all).length, all.a.value, typeof all.b.get, Object.defineProperties({}, all).b);
const arr = [1, 2, 3];
Object.defineProperty(arr, 'length', { writable: false });
console.log(attempt(() => arr.push(4)), attempt(() => (arr[3] = 1)), attempt(() => (arr[0] = 9)), arr.join(), attempt(() => Object.defineProperty([], 'length', { value: -1 })), Object.defineProperty([1, 2, 3], 'length', { value: 1 }).join());
