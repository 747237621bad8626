const o = {
  a: 1,
  get both() {
    return this.a;
  },
  set both(x) {
    this.a = x * 2;
  }
};
console.log(Reflect.defineProperty(o, 'fixed', { value: 1 }));
console.log(Reflect.defineProperty(o, 'fixed', { value: 2 }), o.fixed, Reflect.set(o, 'fixed', 3));
console.log(Reflect.deleteProperty(o, 'fixed'));
console.log(Reflect.getOwnPropertyDescriptor(o, 'fixed').writable);
console.log(Reflect.getOwnPropertyDescriptor(o, 'nope'));
console.log(Reflect.isExtensible(o), Reflect.preventExtensions(o), Reflect.isExtensible(o));
console.log(Reflect.set(o, 'new', 1), Reflect.defineProperty(o, 'x', { value: 1 }));
console.log(Reflect.set(o, 'a', 10), o.a, Reflect.set(o, 'both', 4), o.a, Reflect.get(o, 'both'));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => Reflect.get(5, 'x')),
  attempt(() => Reflect.has('text', 'length'))
);
console.log(
  attempt(() => Reflect.ownKeys(null)),
  attempt(() => Reflect.apply(5))
);
console.log(attempt(() => Reflect.construct(Math.max, [])));
console.log(attempt(() => Reflect.setPrototypeOf({}, 5)));
console.log(
  attempt(() => Reflect.defineProperty(1, 'x', {})),
  attempt(() => new Reflect())
);
console.log(
  attempt(() => Reflect.getPrototypeOf('')),
  attempt(() => Reflect.isExtensible(1))
);
console.log(typeof Reflect, Reflect.set([], 'length', 3), Reflect.get([7, 8], 1));
console.log(Reflect.set([1, 2], 0, 9), Reflect.has([1], 0));
console.log(Reflect.get('text'.split(''), 'length'), Object.keys(Reflect).length);
const frozen = Object.freeze({ f: 1 });
console.log(Reflect.set(frozen, 'f', 2), Reflect.set(frozen, 'g', 1));
