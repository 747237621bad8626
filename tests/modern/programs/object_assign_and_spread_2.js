const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name + (e instanceof TypeError ? '' : e.message);
  }
};
console.log(
  attempt(() =>
    Object.assign(
      {
        get r() {
          return 1;
        }
      },
      { r: 2 }
    )
  )
);
const partial = {};
try {
  Object.assign(
    partial,
    { one: 1 },
    {
      get two() {
        throw new Error('stopped');
      }
    },
    { three: 3 }
  );
} catch (e) {
  console.log(e.message, JSON.stringify(partial));
}
const shared = { deep: { n: 1 } };
const [assigned, spreaded] = [Object.assign({}, shared), { ...shared }];
shared.deep.n = 2;
console.log(assigned.deep.n, spreaded.deep === shared.deep);
console.log({ ...shared, deep: { ...shared.deep, m: 1 } }.deep.m, shared.deep.m);
class P {
  own = 1;
  get proto() {
    return 2;
  }
  method() {}
}
console.log(Object.keys({ ...new P() }).join(), { ...new P() } instanceof P);
console.log(Object.assign(new P(), { own: 5 }).proto);
