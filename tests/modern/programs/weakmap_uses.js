const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
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
console.log(a.summary, b.deposit(1).summary, privates.get(b).kind, JSON.stringify(a));
console.log(attempt(() => Account.prototype.deposit.call({}, 1)));
const memo = new WeakMap();
let computed = 0;
const size = (o) => {
  if (!memo.has(o))
    memo.set(
      o,
      (computed++,
      Object.keys(o).reduce((n, k) => n + (typeof o[k] === 'object' ? size(o[k]) : 1), 0))
    );
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
console.log(copy !== cyclic, copy.self === copy, copy.list[2] === copy.list);
console.log(copy.list !== cyclic.list, copy.list[1].deep, copy.name);
