'use strict';
const attempt = (f) => {
  try {
    const result = f();
    return typeof result === 'object' ? 'fine' : String(result);
  } catch (e) {
    return e instanceof TypeError ? 'TypeError' : e.name;
  }
};
const writable = Object.defineProperty({}, 'w', { value: 1, writable: true });
const inherited = Object.create(Object.defineProperty({}, 'ro', { value: 1 }), {
  own: { value: 2, writable: true }
});
console.log(
  attempt(() => (inherited.ro = 5)),
  inherited.ro,
  attempt(() => (inherited.own = 3))
);
console.log(inherited.own);
console.log(attempt(() => Object.defineProperty(inherited, 'ro', { value: 'shadow' }).ro));
console.log(inherited.ro);
const setter = Object.create({
  set s(v) {
    this._s = v;
  }
});
setter.s = 'via proto';
console.log(Object.keys(setter).join(), setter._s, setter.s, setter.hasOwnProperty('s'));
const all = Object.getOwnPropertyDescriptors({
  a: 1,
  get b() {
    return 2;
  },
  [Symbol('s')]: 3
});
console.log(Object.keys(all).join(), Object.getOwnPropertySymbols(all).length, all.a.value);
console.log(typeof all.b.get, Object.defineProperties({}, all).b);
const arr = [1, 2, 3];
Object.defineProperty(arr, 'length', { writable: false });
console.log(
  attempt(() => arr.push(4)),
  attempt(() => (arr[3] = 1)),
  attempt(() => (arr[0] = 9))
);
console.log(
  arr.join(),
  attempt(() => Object.defineProperty([], 'length', { value: -1 }))
);
console.log(Object.defineProperty([1, 2, 3], 'length', { value: 1 }).join());
