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
console.log(typeof d.get, typeof d.set, d.enumerable, d.configurable, 'value' in d);
console.log(d.get.call({ celsius: 0 }));
const only = {
  get g() {
    return 1;
  },
  set s(x) {
    log.push('s' + x);
  }
};
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
