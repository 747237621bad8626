const chain = (path = []) =>
  new Proxy(function () {}, {
    get: (t, key) => chain([...path, key]),
    apply: (t, self, given) => path.join('.') + `(${given})`
  });
console.log(chain().users.find(1, 'x'), chain().a.b.c());
const readonly = (o) => new Proxy(o, { set: () => false, deleteProperty: () => false });
const frozen = readonly({ x: 1 });
frozen.x = 2;
console.log(frozen.x, delete frozen.x, frozen.x, Reflect.set(frozen, 'x', 3));
console.log(Reflect.deleteProperty(frozen, 'x'));
let reads = 0;
const counted = new Proxy(
  {
    list: [3, 1, 2],
    get total() {
      return this.list.length;
    }
  },
  { get: (t, key, r) => (reads++, Reflect.get(t, key)) }
);
console.log(counted.list.sort().join(), counted.total, reads, JSON.stringify(counted));
const revived = new Proxy(new Map([['k', 'v']]), {
  get: (t, key) => (typeof t[key] === 'function' ? t[key].bind(t) : t[key])
});
console.log(revived.get('k'), revived.size, revived.set('l', 1) instanceof Map);
console.log([...revived.keys()].join(), revived.has('l'));
class Model {
  constructor(data) {
    return new Proxy(this, {
      get: (t, key) => (key in t ? t[key] : data[key]),
      has: (t, key) => key in t || key in data
    });
  }
  describe() {
    return `${this.name} (${this.age ?? '?'})`;
  }
}
const model = new Model({ name: 'm' });
console.log(model.describe(), model instanceof Model, 'name' in model, 'age' in model, model.other);
console.log(new Proxy((x) => x * 2, {})(4));
