const w = new WeakMap();
const k1 = {},
  k2 = () => 1,
  k3 = [1],
  k4 = Object.freeze({ frozen: true });
console.log(w.set(k1, 'one') === w, w.set(k2, undefined).has(k2), w.get(k2));
console.log(w.set(k3, 'a').set(k3, 'b').get(k3), w.set(k4, 'on frozen').get(k4), w.has({}));
console.log(w.get({}), w.delete(k1), w.has(k1), w.delete(k1));
console.log(Object.keys(k3).join(), JSON.stringify(k4), Object.getOwnPropertyNames(k1).length);
console.log(Object.getOwnPropertySymbols(k3).length, Reflect.ownKeys(k2).includes('one'));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => w.set(1, 2)),
  attempt(() => w.set('text', 2))
);
console.log(
  attempt(() => w.set(null, 2)),
  attempt(() => new WeakSet().add(undefined))
);
console.log(
  attempt(() => new WeakMap([[1, 2]])),
  attempt(() => WeakMap())
);
console.log(attempt(() => new WeakSet([5])));
console.log(attempt(() => WeakMap.prototype.get.call(new Map(), k1)));
console.log(w.get(1), w.has('text'), w.delete(null), w.has(), new WeakSet().has(5));
console.log(new WeakSet().delete('x'), w.size, typeof w.forEach, w[Symbol.iterator], String(w));
console.log(String(new WeakSet()));
const same = new WeakMap([
  [k1, 'other map'],
  [k3, 'other']
]);
console.log(same.get(k1), w.get(k1), same.get(k3), w.get(k3), same.has(k2));
const ws = new WeakSet([k1, k1, k3]);
console.log(ws.add(k2) === ws, ws.has(k1), ws.has(k2), ws.delete(k1), ws.has(k1), ws.delete(k1));
console.log(ws.has(k4));
const inheriting = Object.create(k3);
console.log(w.has(inheriting), w.has(Object.getPrototypeOf(inheriting)), w.set(w, 'itself').get(w));
console.log(new WeakMap([[ws, 1]]).has(ws));
