const frozen = Object.freeze({ f: 1 });
console.log(Reflect.deleteProperty(frozen, 'f'), Reflect.defineProperty(frozen, 'f', { value: 1 }));
console.log(Reflect.setPrototypeOf(frozen, Object.prototype), Reflect.ownKeys(frozen).join());
const getter = {
  get g() {
    return 'got';
  }
};
console.log(Reflect.set(getter, 'g', 1), Reflect.get(Object.create(getter), 'g'));
console.log(Reflect.has(Object.create(getter), 'g'));
console.log(
  Reflect.ownKeys(
    class {
      static s = 1;
    }
  ).includes('s')
);
console.log(Reflect.ownKeys(function () {}).includes('prototype'));
