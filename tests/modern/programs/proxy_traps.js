const log = [];
const told = () => log.splice(0).join(' ');
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
console.log(p.a, p['b'], p.missing, p.sum, p.method(), told());
p.c = 3;
p.c += 1;
p.a++;
p.n ??= 'x';
console.log(target.c, target.a, target.n, told());
console.log('a' in p, 'hidden' in p, 'nope' in p, delete p.c, 'c' in target, delete p.fixed);
console.log(told());
target.hidden = 1;
target.secret = 's';
console.log('hidden' in p, Object.keys(target).includes('secret'));
console.log(Object.getOwnPropertyNames(p).includes('secret'), Reflect.ownKeys(p).length, told());
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
console.log(told(), target.z);
const { a, q = 'dq' } = p;
console.log(a, q, `${p.b}`, p?.a, p?.['x']?.length, told());
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
