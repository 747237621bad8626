const s = JSON.stringify;
const o = { b: 1, a: { d: [1, { e: 2 }], c: {} }, f: [] };
console.log(s(o, null, 2));
console.log(s(o, null, '--'), s([1], null, 20).length);
console.log(s([1], null, 'a very long indent').split('\n')[1], s(o, null, 0) === s(o));
console.log(s(o, null, '') === s(o), s({ a: [] }, null, 1), s([1], null, true));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e instanceof TypeError ? 'TypeError' : e.message;
  }
};
const cycle = { x: [] };
cycle.x.push(cycle);
console.log(
  attempt(() => s(cycle)),
  attempt(() => s([cycle.x]))
);
console.log(
  attempt(() =>
    s({
      get boom() {
        throw new Error('getter threw');
      }
    })
  )
);
console.log(
  attempt(() =>
    s({
      toJSON() {
        throw new Error('toJSON threw');
      }
    })
  )
);
console.log(
  attempt(() =>
    s({ a: 1 }, () => {
      throw new Error('replacer threw');
    })
  )
);
const shared = { n: 1 };
console.log(s([shared, shared, { shared }]));
