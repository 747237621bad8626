'use strict';
const attempt = (f) => {
  try {
    const result = f();
    return typeof result === 'object' ? 'fine' : String(result);
  } catch (e) {
    return e instanceof TypeError ? 'TypeError' : e.name;
  }
};
for (const [name, make] of [
  ['preventExtensions', Object.preventExtensions],
  ['seal', Object.seal],
  ['freeze', Object.freeze]
]) {
  const t = make({
    a: 1,
    get g() {
      return this.a;
    },
    deep: { n: 1 }
  });
  console.log(
    name,
    attempt(() => (t.b = 1)),
    attempt(() => (t.a = 2)),
    attempt(() => delete t.a),
    attempt(() => (t.deep.n = 5)),
    Object.isExtensible(t),
    Object.isSealed(t),
    Object.isFrozen(t),
    t.a,
    t.deep.n,
    attempt(() => Object.setPrototypeOf(t, {}))
  );
}
const list = Object.freeze([1, 2]);
console.log(
  attempt(() => list.push(3)),
  attempt(() => (list[0] = 9))
);
console.log(
  attempt(() => (list.length = 0)),
  list.map((x) => x + 1).join(),
  Object.isFrozen({})
);
console.log(Object.isFrozen(Object.preventExtensions({})), Object.isFrozen(5), Object.freeze(5));
console.log(Object.isSealed(Object.freeze({})));
