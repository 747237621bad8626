const log = [];
const chain = {
  steps: [],
  get and() {
    return this;
  },
  add(x) {
    this.steps.push(x);
    return this;
  }
};
console.log(chain.add(1).and.add(2).and.steps.join());
const target = {};
for (const name of ['x', 'y'])
  Object.defineProperty(target, name, {
    get: () => name + name,
    set: (v) => log.push(name + v),
    enumerable: true
  });
target.x = 1;
target.y = 2;
console.log(target.x, target.y, Object.entries(target).join('|'), log.slice(-2).join());
console.log(Object.assign({}, target).x);
const legacy = {
  get a() {
    return 1;
  },
  get 'c d'() {
    return 3;
  },
  get 4() {
    return 4;
  }
};
console.log(Object.values(legacy).join(), legacy[4], legacy['c d']);
