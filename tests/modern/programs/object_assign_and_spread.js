const log = [];
const source = (name, props) => {
  const made = {};
  for (const key of props)
    Object.defineProperty(made, key, {
      enumerable: true,
      get() {
        log.push('get ' + name + '.' + key);
        return name + key;
      }
    });
  return made;
};
const target = {
  set x(v) {
    log.push('set ' + v);
  },
  get x() {
    return 'own';
  }
};
console.log(
  Object.assign(target, source('a', ['x', 'y']), null, undefined, source('b', ['x'])) === target
);
console.log(log.splice(0).join(), target.x, target.y);
const spread = { ...target, ...source('c', ['x']) };
console.log(spread.x, Object.getOwnPropertyDescriptor(spread, 'x').value, log.splice(0).join());
console.log(JSON.stringify(Object.assign({}, 'ab', [9], 5, true, null, () => 1, Symbol('x'))));
console.log(JSON.stringify({ ...'ab', ...[9], ...5, ...null, ...() => 1 }));
console.log(typeof Object.assign(5, { x: 1 }), Object.assign([1, 2, 3], [4, 5]).join());
console.log(Object.assign('s', {}).length);
const symbol = Symbol('s');
const hidden = Object.defineProperty({ [symbol]: 1, v: 2 }, 'h', { value: 3 });
console.log(Object.assign({}, hidden)[symbol], Object.assign({}, hidden).h, { ...hidden }[symbol]);
console.log({ ...hidden }.h, Object.assign({}, Object.create({ up: 1 })).up);
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name + (e instanceof TypeError ? '' : e.message);
  }
};
console.log(
  attempt(() => Object.assign(null, {})),
  attempt(() => Object.assign())
);
console.log(attempt(() => Object.assign(Object.freeze({ a: 1 }), { a: 2 })));
console.log(attempt(() => Object.assign(Object.freeze({ a: 1 }), {}).a));
