const observed = [];
const observe = (target, path = '') =>
  new Proxy(target, {
    get: (t, key) =>
      t[key] && typeof t[key] === 'object' ? observe(t[key], `${path}${String(key)}.`) : t[key],
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
const checked = new Proxy(
  {},
  {
    set(t, key, value) {
      if (key === 'age' && !Number.isInteger(value)) throw new TypeError('age is an integer');
      t[key] = value;
      return true;
    }
  }
);
checked.age = 5;
try {
  checked.age = 'old';
} catch (e) {
  console.log(e.message, checked.age);
}
const defaults = (make) =>
  new Proxy({}, { get: (t, key) => (key in t ? t[key] : (t[key] = make(key))) });
const groups = defaults(() => []);
groups.a.push(1);
groups.b.push(2);
groups.a.push(3);
console.log(groups.a.join(), groups.b.join(), Object.keys(groups).sort().join());
