const log = [];
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
const attempt = (f) => {
  'use strict';
  try {
    return f();
  } catch (e) {
    return e instanceof TypeError;
  }
};
console.log(
  attempt(() => {
    'use strict';
    only.g = 5;
  })
);
console.log(
  attempt(() => {
    'use strict';
    Object.create(only).g = 5;
  })
);
Object.defineProperty(only, 'g', { get: () => 'redefined' });
console.log(only.g);
console.log(attempt(() => Object.defineProperty(Object.freeze({ f: 1 }), 'f', { value: 2 })));
const list = {
  n: 0,
  get next() {
    return this.n++;
  }
};
console.log([list.next, list.next, list.next].join(), list.next + list.next, { ...list }.next);
console.log(list.n);
