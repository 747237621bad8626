'use strict';
const attempt = (f) => {
  try {
    const result = f();
    return typeof result === 'object' ? 'fine' : String(result);
  } catch (e) {
    return e instanceof TypeError ? 'TypeError' : e.name;
  }
};
const writable = Object.defineProperty({}, 'w', { value: 1, writable: true });
console.log(
  attempt(() => Object.defineProperty(writable, 'w', { value: 2 })),
  writable.w
);
console.log(attempt(() => Object.defineProperty(writable, 'w', { writable: false })));
console.log(attempt(() => Object.defineProperty(writable, 'w', { writable: true })));
console.log(attempt(() => Object.defineProperty({}, 'x', { get() {}, value: 1 })));
console.log(attempt(() => Object.defineProperty({}, 'x', { get: 5 })));
console.log(attempt(() => Object.defineProperty({}, 'x', 5)));
console.log(attempt(() => Object.defineProperty(5, 'x', {})));
console.log(attempt(() => Object.defineProperty({}, 'x', { get: undefined }).x));
console.log(
  attempt(() => Object.create({}, null)),
  attempt(() => Object.create(5))
);
