const observed = [];
const observe = (target, path = '') => new Proxy(target, {
  get: (t, key) => (t[key] && typeof t[key] === 'object' ? observe(t[key], `${path}${String(key)}.`) : t[key]),
  set(t, key, value) {
    observed.push(`${path}${key}: ${t[key]} > ${value}`);
    t[key] = value;
    return true;
  },
  deleteProperty(t, key) {
    observed.push(`${path}${key} deleted`);
    delete t[key];
    return true;
  }
});
const state = observe({ n: 1, user: { name: 'a', tags: ['x'] } });
state.n = 2;
state.user.name = 'b';
state.user.tags[0] = 'y';
state.user.tags.push('z');
delete state.user.name;
console.log(observed.join('|'), JSON.stringify(state));
const checked = new Proxy({}, {
  set(t, key, value) {
    if (key === 'age' && !Number.isInteger(value)) throw new TypeError('age is an integer');
    t[key] = value;
    return true;
  }
});
checked.age = 5;
try {
  checked.age = 'old';
} catch (e) {
  console.log(e.message, checked.age);
}
const defaults = (make) => new Proxy({}, { get: (t, key) => (key in t ? t[key] : (t[key] = make(key))) });
const groups = defaults(() => []);
groups.a.push(1);
groups.b.push(2);
groups.a.push(3);
console.log(groups.a.join(), groups.b.join(), Object.keys(groups).sort().join());
const chain = (path = []) => new Proxy(function () {}, {
  get: (t, key) => chain([...path, key]),
  apply: (t, self, given) => path.join('.') + `(${given})`
});
console.log(chain().users.find(1, 'x'), chain().a.b.c());
const readonly = (o) => new Proxy(o, { set: () => false, deleteProperty: () => false });
const frozen = readonly({ x: 1 });
frozen.x = 2;
console.log(frozen.x, delete frozen.x, frozen.x, Reflect.set(frozen, 'x', 3), Reflect.deleteProperty(frozen, 'x'));
let reads = 0;
const counted = new Proxy({ list: [3, 1, 2], get total() { return this.list.length; } }, { get: (t, key, r) => (reads++, Reflect.get(t, key)) });
console.log(counted.list.sort().join(), counted.total, reads, JSON.stringify(counted));
const revived = new Proxy(new Map([['k', 'v']]), { get: (t, key) => (typeof t[key] === 'function' ? t[key].bind(t) : t[key]) });
console.log(revived.get('k'), revived.size, revived.set('l', 1) instanceof Map, [...revived.keys()].join(), revived.has('l'));
class Model {
  constructor(data) {
    return new Proxy(this, { get: (t, key) => (key in t ? t[key] : data[key]), has: (t, key) => key in t || key in data });
  }
  describe() {
    return `${this.name} (${this.age ?? '?'})`;
  }
}
const model = new Model({ name: 'm' });
console.log(model.describe(), model instanceof Model, 'name' in model, 'age' in model, model.other);
console.log(new Proxy((x) => x * 2, {})(4), new Proxy(class { x = 7; }, {}).name !== 'none', new (new Proxy(class { x = 7; }, {}))().x);
