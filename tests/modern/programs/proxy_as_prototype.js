const log = [];
const base = new Proxy({ shared: 's' }, {
  get(target, key, receiver) {
    log.push(`get ${String(key)} ${receiver === child}`);
    return key in target ? target[key] : `made ${String(key)}`;
  },
  has(target, key) {
    log.push(`has ${String(key)}`);
    return key in target;
  }
});
const child = Object.create(base, { own: { value: 'o', writable: true, enumerable: true } });
console.log(child.own, child.shared, child.missing, log.splice(0).join());
console.log('own' in child, 'shared' in child, 'none' in child, log.splice(0).join());
console.log(Object.keys(child).join(), child.hasOwnProperty === 'made hasOwnProperty' || typeof child.hasOwnProperty, log.length);
log.length = 0;
child.own = 'changed';
console.log(child.own, Object.getPrototypeOf(child) === base, log.join());
