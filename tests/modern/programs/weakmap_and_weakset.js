const w = new WeakMap();
const k1 = {}, k2 = () => 1, k3 = [1], k4 = Object.freeze({ frozen: true });
console.log(w.set(k1, 'one') === w, w.set(k2, undefined).has(k2), w.get(k2), w.set(k3, 'a').set(k3, 'b').get(k3), w.set(k4, 'on frozen').get(k4), w.has({}), w.get({}), w.delete(k1), w.has(k1), w.delete(k1));
console.log(Object.keys(k3).join(), JSON.stringify(k4), Object.getOwnPropertyNames(k1).length, Object.getOwnPropertySymbols(k3).length, Reflect.ownKeys(k2).includes('one'));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => w.set(1, 2)), attempt(() => w.set('text', 2)), attempt(() => w.set(null, 2)), attempt(() => new WeakSet().add(undefined)), attempt(() => new WeakMap([[1, 2]])), attempt(() => WeakMap()), attempt(() => new WeakSet([5])), attempt(() => WeakMap.prototype.get.call(new Map(), k1)));
console.log(w.get(1), w.has('text'), w.delete(null), w.has(), new WeakSet().has(5), new WeakSet().delete('x'), w.size, typeof w.forEach, w[Symbol.iterator], String(w), String(new WeakSet()));
const same = new WeakMap([[k1, 'other map'], [k3, 'other']]);
console.log(same.get(k1), w.get(k1), same.get(k3), w.get(k3), same.has(k2));
const ws = new WeakSet([k1, k1, k3]);
console.log(ws.add(k2) === ws, ws.has(k1), ws.has(k2), ws.delete(k1), ws.has(k1), ws.delete(k1), ws.has(k4));
const privates = new WeakMap();
class Account {
  constructor(owner, balance) {
    privates.set(this, { owner, balance });
  }
  deposit(n) {
    privates.get(this).balance += n;
    return this;
  }
  get summary() {
    const { owner, balance } = privates.get(this);
    return `${owner}:${balance}`;
  }
}
class Savings extends Account {
  constructor(...given) {
    super(...given);
    privates.get(this).kind = 'savings';
  }
}
const [a, b] = [new Account('ann', 1).deposit(5), new Savings('bob', 10)];
console.log(a.summary, b.deposit(1).summary, privates.get(b).kind, JSON.stringify(a), attempt(() => Account.prototype.deposit.call({}, 1)));
const memo = new WeakMap();
let computed = 0;
const size = (o) => {
  if (!memo.has(o)) memo.set(o, (computed++, Object.keys(o).reduce((n, k) => n + (typeof o[k] === 'object' ? size(o[k]) : 1), 0)));
  return memo.get(o);
};
const tree = { x: 1, y: { z: 2, q: { r: 3 } } };
console.log(size(tree), size(tree), size(tree.y), computed);
const clone = (o, seen = new WeakMap()) => {
  if (o === null || typeof o !== 'object') return o;
  if (seen.has(o)) return seen.get(o);
  const made = Array.isArray(o) ? [] : {};
  seen.set(o, made);
  for (const key of Object.keys(o)) made[key] = clone(o[key], seen);
  return made;
};
const cyclic = { name: 'c', list: [1, { deep: 'd' }] };
cyclic.self = cyclic;
cyclic.list.push(cyclic.list);
const copy = clone(cyclic);
console.log(copy !== cyclic, copy.self === copy, copy.list[2] === copy.list, copy.list !== cyclic.list, copy.list[1].deep, copy.name);
const inheriting = Object.create(k3);
console.log(w.has(inheriting), w.has(Object.getPrototypeOf(inheriting)), w.set(w, 'itself').get(w), new WeakMap([[ws, 1]]).has(ws));
