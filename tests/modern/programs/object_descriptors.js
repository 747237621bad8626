'use strict';
const show = (o, k) => {
  const d = Object.getOwnPropertyDescriptor(o, k);
  return d
    ? Object.entries(d)
        .map(([key, v]) => key[0] + ':' + (typeof v === 'function' ? 'fn' : v))
        .sort()
        .join(' ')
    : 'none';
};
const o = {
  plain: 1,
  get both() {
    return 1;
  },
  set both(v) {},
  get only() {
    return 2;
  }
};
console.log(show(o, 'plain'), '|', show(o, 'both'), '|', show(o, 'only'), '|', show(o, 'nope'));
console.log('|', show([1], 'length'), '|', show('ab', 0), '|', show('ab', 'length'));
Object.defineProperty(o, 'made', { value: 'm' });
console.log(show(o, 'made'), Object.keys(o).includes('made'), o.made);
Object.defineProperty(o, 'plain', { enumerable: false });
console.log(show(o, 'plain'), Object.keys(o).join());
Object.defineProperty(o, 'plain', { get: () => 'now a getter' });
console.log(show(o, 'plain'), o.plain);
const attempt = (f) => {
  try {
    const result = f();
    return typeof result === 'object' ? 'fine' : String(result);
  } catch (e) {
    return e instanceof TypeError ? 'TypeError' : e.name;
  }
};
const fixed = Object.defineProperty({}, 'f', { value: 1 });
console.log(
  attempt(() => (fixed.f = 2)),
  attempt(() => delete fixed.f)
);
console.log(attempt(() => Object.defineProperty(fixed, 'f', { value: 2 })));
console.log(attempt(() => Object.defineProperty(fixed, 'f', { value: 1 })));
console.log(attempt(() => Object.defineProperty(fixed, 'f', { enumerable: true })));
console.log(attempt(() => Object.defineProperty(fixed, 'f', {})));
const writable = Object.defineProperty({}, 'w', { value: 1, writable: true });
