const log = [];
const target = {
  a: 1,
  b: 2,
  get sum() {
    return this.a + this.b;
  },
  method() {
    return this.a;
  }
};
const p = new Proxy(target, {
  get(t, key, receiver) {
    log.push('get ' + String(key) + (receiver === p ? '' : ' other'));
    return key in t ? t[key] : 'default ' + String(key);
  },
  set(t, key, value, receiver) {
    log.push(`set ${key}=${value}`);
    if (value === 'refuse') return false;
    t[key] = value;
    return true;
  },
  has(t, key) {
    log.push('has ' + key);
    return key !== 'hidden' && key in t;
  },
  deleteProperty(t, key) {
    log.push('delete ' + key);
    return key === 'fixed' ? false : delete t[key];
  },
  ownKeys(t) {
    log.push('ownKeys');
    return Reflect.ownKeys(t).filter((k) => k !== 'secret');
  }
});
p.c = 3;
p.c += 1;
p.a++;
p.n ??= 'x';
target.hidden = 1;
target.secret = 's';
(function () {
  'use strict';
  for (const f of [() => (p.z = 'refuse'), () => delete p.fixed]) {
    try {
      f();
    } catch (e) {
      log.push(e.name);
    }
  }
})();
p.z = 'refuse';
const { a, q = 'dq' } = p;
const list = new Proxy([1, 2, 3], {
  get(t, key) {
    const n = typeof key === 'string' ? Number(key) : NaN;
    return Number.isInteger(n) && n < 0 ? t[t.length + n] : t[key];
  }
});
console.log(list[-1], list[0], list.length, list.map((x) => x * 2).join(), Array.isArray(list));
console.log(list.indexOf(2), [...list].join(), list.slice(1).join());
console.log(typeof p, p instanceof Object, Object.prototype.toString.call(new Proxy({}, {})));
console.log(Object.prototype.toString.call(new Proxy([], {})), typeof new Proxy(() => 1, {}));
console.log(new Proxy({ x: 1 }, {}) === target);
