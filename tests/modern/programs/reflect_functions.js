const o = {
  a: 1,
  get both() {
    return this.a;
  },
  set both(x) {
    this.a = x * 2;
  }
};
console.log(Reflect.get(o, 'a'), Reflect.get(o, 'nope'), Reflect.set(o, 'b', 2), o.b);
console.log(Reflect.has(o, 'a'), Reflect.has(o, 'toString'), Reflect.deleteProperty(o, 'b'));
console.log('b' in o, Reflect.deleteProperty(o, 'never'));
console.log(
  Reflect.ownKeys({ z: 1, 2: 0, [Symbol.iterator]: 0, a: 1, 1: 0 })
    .map(String)
    .join()
);
console.log(Reflect.ownKeys([1]).join(), Reflect.ownKeys(Object.create({ up: 1 })).length);
console.log(Reflect.apply(Math.max, null, [1, 3, 2]));
console.log(
  Reflect.apply(
    function (x) {
      return this.a + x;
    },
    o,
    [5]
  )
);
console.log(Reflect.apply(String.prototype.slice, 'hello', [1, 3]));
console.log(Reflect.apply((...xs) => xs.length, undefined, { length: 2 }));
class A {
  constructor(...xs) {
    this.xs = xs;
    this.target = new.target === A;
  }
}
const made = Reflect.construct(A, [1, 2]);
console.log(made instanceof A, made.xs.join(), made.target, Reflect.construct(Array, [3]).length);
console.log(Reflect.construct(Date, [0]).getTime());
console.log(
  Reflect.construct(function () {
    return { own: 1 };
  }, []).own
);
console.log(Reflect.getPrototypeOf(made) === A.prototype);
console.log(Reflect.setPrototypeOf(o, { proto: 'p' }), o.proto);
console.log(Reflect.setPrototypeOf(Object.freeze({}), {}));
console.log(Reflect.getPrototypeOf(Object.create(null)));
