const o = { b: 1, a: [2], 1: 'one', [Symbol('s')]: 'no' };
const attempt = (f) => {
  try {
    return JSON.stringify(f());
  } catch (e) {
    return e.name;
  }
};
console.log(Object.hasOwn(o, 'a'), Object.hasOwn(o, 'toString'));
console.log(Object.hasOwn(Object.create({ a: 1 }), 'a'), Object.hasOwn('abc', 1));
console.log(
  Object.hasOwn([1], 'length'),
  attempt(() => Object.hasOwn(null, 'x'))
);
console.log(Object.hasOwn({ undefined: 1 }));
