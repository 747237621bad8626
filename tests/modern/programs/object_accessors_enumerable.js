const key = 'computed';
const before = {
  get first() {
    return 1;
  },
  plain: 2
};
const after = {
  [key]: 0,
  get late() {
    return 1;
  },
  set late(x) {},
  plain: 2
};
const named = {
  get [key + 1]() {
    return 'c1';
  },
  x: 1,
  set [key + 2](v) {}
};
const show = (o) => Object.keys(o).join() + ' ' + JSON.stringify(o);
console.log(show(before));
console.log(show(after));
console.log(show(named));
console.log(show({ ...after }), show(Object.assign({}, named)));
const seen = [];
for (const k in after) seen.push(k);
console.log(seen.join(), Object.entries(named).length, after.propertyIsEnumerable('late'));
const described = Object.getOwnPropertyDescriptor(after, 'late');
console.log(described.enumerable, described.configurable, typeof described.get);
console.log(typeof described.set);
class C {
  static get s() {
    return 1;
  }
  get p() {
    return 2;
  }
}
console.log(Object.keys(C).includes('s'), Object.keys(new C()).length);
console.log(Object.keys(C.prototype).includes('p'));
