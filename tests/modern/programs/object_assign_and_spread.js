const log = [];
const source = (name, props) => {
  const made = {};
  for (const key of props) Object.defineProperty(made, key, { enumerable: true, get() { log.push('get ' + name + '.' + key); return name + key; } });
  return made;
};
const target = { set x(v) { log.push('set ' + v); }, get x() { return 'own'; } };
console.log(Object.assign(target, source('a', ['x', 'y']), null, undefined, source('b', ['x'])) === target, log.splice(0).join(), target.x, target.y);
const spread = { ...target, ...source('c', ['x']) };
console.log(spread.x, Object.getOwnPropertyDescriptor(spread, 'x').value, log.splice(0).join());
console.log(JSON.stringify(Object.assign({}, 'ab', [9], 5, true, null, () => 1, Symbol('x'))), JSON.stringify({ ...'ab', ...[9], ...5, ...null, ...(() => 1) }), typeof Object.assign(5, { x: 1 }), Object.assign([1, 2, 3], [4, 5]).join(), Object.assign('s', {}).length);
const symbol = Symbol('s');
const hidden = Object.defineProperty({ [symbol]: 1, v: 2 }, 'h', { value: 3 });
console.log(Object.assign({}, hidden)[symbol], Object.assign({}, hidden).h, { ...hidden }[symbol], { ...hidden }.h, Object.assign({}, Object.create({ up: 1 })).up);
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name + (e instanceof TypeError ? '' : e.message);
  }
};
console.log(attempt(() => Object.assign(null, {})), attempt(() => Object.assign()), attempt(() => Object.assign(Object.freeze({ a: 1 }), { a: 2 })), attempt(() => Object.assign(Object.freeze({ a: 1 }), {}).a), attempt(() => Object.assign({ get r() { return 1; } }, { r: 2 })));
const partial = {};
try {
  Object.assign(partial, { one: 1 }, { get two() { throw new Error('stopped'); } }, { three: 3 });
} catch (e) {
  console.log(e.message, JSON.stringify(partial));
}
const shared = { deep: { n: 1 } };
const [assigned, spreaded] = [Object.assign({}, shared), { ...shared }];
shared.deep.n = 2;
console.log(assigned.deep.n, spreaded.deep === shared.deep, { ...shared, deep: { ...shared.deep, m: 1 } }.deep.m, shared.deep.m);
class P {
  own = 1;
  get proto() {
    return 2;
  }
  method() {}
}
console.log(Object.keys({ ...new P() }).join(), { ...new P() } instanceof P, Object.assign(new P(), { own: 5 }).proto, Object.assign(Object.create(P.prototype), { own: 7 }) instanceof P);
const order = { a: 1, ...{ b: 2, a: 3 }, a2: 4, ...{ a2: 5, z: 6 } };
console.log(Object.keys(order).join(), Object.values(order).join(), Object.keys(Object.assign({ z: 0, 2: 'x' }, { a: 1, 1: 'y' })).join());
const defaults = { host: 'h', port: 80, nested: { t: 1 } };
const merge = (a, b) => Object.entries(b).reduce((r, [k, v]) => ({ ...r, [k]: v && typeof v === 'object' ? merge(r[k] ?? {}, v) : v ?? r[k] }), a);
console.log(JSON.stringify(merge(defaults, { port: 81, host: undefined, nested: { u: 2 }, more: { x: null } })), JSON.stringify({ ...defaults, port: undefined }), JSON.stringify({ ...(false && { no: 1 }), ...(true && { yes: 1 }) }));
const copyDescriptors = Object.defineProperties({}, Object.getOwnPropertyDescriptors(target));
console.log(typeof Object.getOwnPropertyDescriptor(copyDescriptors, 'x').get, (copyDescriptors.x = 1, log.join()), { ...[1, 2], length: 2 }.length, [...Array.from({ ...[1, 2], length: 2 })].join());
