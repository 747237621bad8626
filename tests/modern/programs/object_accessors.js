const log = [];
const temperature = {
  celsius: 20,
  get fahrenheit() {
    return this.celsius * 1.8 + 32;
  },
  set fahrenheit(f) {
    this.celsius = (f - 32) / 1.8;
  }
};
temperature.fahrenheit = 212;
const room = Object.create(temperature);
room.fahrenheit = 50;
console.log(temperature.celsius, room.celsius, room.fahrenheit, Object.keys(room).join());
const lazy = {
  get value() {
    log.push('computed');
    Object.defineProperty(this, 'value', { value: 'cached', writable: false });
    return this.value;
  }
};
console.log(lazy.value, lazy.value, log.join());
const d = Object.getOwnPropertyDescriptor(temperature, 'fahrenheit');
console.log(typeof d.get, typeof d.set, d.enumerable, d.configurable, 'value' in d, d.get.call({ celsius: 0 }));
const only = { get g() { return 1; }, set s(x) { log.push('s' + x); } };
only.g = 2;
only.s = 3;
console.log(only.g, only.s, log.join(), (only.s = 'result'), JSON.stringify(only));
const attempt = (f) => {
  'use strict';
  try {
    return f();
  } catch (e) {
    return e instanceof TypeError;
  }
};
console.log(attempt(() => { 'use strict'; only.g = 5; }), attempt(() => { 'use strict'; Object.create(only).g = 5; }));
Object.defineProperty(only, 'g', { get: () => 'redefined' });
console.log(only.g, attempt(() => Object.defineProperty(Object.freeze({ f: 1 }), 'f', { value: 2 })));
const list = { n: 0, get next() { return this.n++; } };
console.log([list.next, list.next, list.next].join(), list.next + list.next, { ...list }.next, list.n);
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
for (const name of ['x', 'y']) Object.defineProperty(target, name, { get: () => name + name, set: (v) => log.push(name + v), enumerable: true });
target.x = 1;
target.y = 2;
console.log(target.x, target.y, Object.entries(target).join('|'), log.slice(-2).join(), Object.assign({}, target).x);
const legacy = { get a() { return 1; }, get 'c d'() { return 3; }, get 4() { return 4; } };
console.log(Object.values(legacy).join(), legacy[4], legacy['c d']);
