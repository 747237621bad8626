const log = [];
const target = {
  set x(v) {
    log.push('set ' + v);
  },
  get x() {
    return 'own';
  }
};
class P {
  own = 1;
  get proto() {
    return 2;
  }
  method() {}
}
console.log(Object.assign(Object.create(P.prototype), { own: 7 }) instanceof P);
const order = { a: 1, ...{ b: 2, a: 3 }, a2: 4, ...{ a2: 5, z: 6 } };
console.log(Object.keys(order).join(), Object.values(order).join());
console.log(Object.keys(Object.assign({ z: 0, 2: 'x' }, { a: 1, 1: 'y' })).join());
const defaults = { host: 'h', port: 80, nested: { t: 1 } };
const merge = (a, b) =>
  Object.entries(b).reduce(
    (r, [k, v]) => ({ ...r, [k]: v && typeof v === 'object' ? merge(r[k] ?? {}, v) : (v ?? r[k]) }),
    a
  );
console.log(
  JSON.stringify(
    merge(defaults, { port: 81, host: undefined, nested: { u: 2 }, more: { x: null } })
  )
);
console.log(JSON.stringify({ ...defaults, port: undefined }));
console.log(JSON.stringify({ ...(false && { no: 1 }), ...(true && { yes: 1 }) }));
const copyDescriptors = Object.defineProperties({}, Object.getOwnPropertyDescriptors(target));
console.log(typeof Object.getOwnPropertyDescriptor(copyDescriptors, 'x').get);
console.log(((copyDescriptors.x = 1), log.join()), { ...[1, 2], length: 2 }.length);
console.log([...Array.from({ ...[1, 2], length: 2 })].join());
