const base = {
  kind: 'base',
  hello() {
    return 'hello ' + this.kind;
  }
};
const child = Object.create(base, { kind: { value: 'child', enumerable: true } });
console.log(child.hello(), Object.getPrototypeOf(child) === base, base.isPrototypeOf(child));
console.log(Object.keys(child).join(), 'hello' in child, child.hasOwnProperty('hello'));
const bare = Object.create(null);
bare.toString = 'just data';
bare['__proto__'] = 'also data';
console.log(Object.keys(bare).join(), bare.hasOwnProperty, Object.getPrototypeOf(bare));
console.log(bare instanceof Object, 'toString' in Object.create(null), JSON.stringify(bare));
const o = {};
console.log(Object.setPrototypeOf(o, { added: 1 }) === o, o.added);
console.log(Object.setPrototypeOf(o, null) === o, o.added, Object.getPrototypeOf(o));
console.log(Object.setPrototypeOf(5, null), Object.getPrototypeOf(5) === Number.prototype);
console.log(Object.getPrototypeOf('') === String.prototype);
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
const loop = {};
console.log(attempt(() => Object.setPrototypeOf(loop, Object.create(loop))));
console.log(attempt(() => Object.setPrototypeOf(null, {})));
console.log(attempt(() => Object.setPrototypeOf({}, 5)));
console.log(attempt(() => Object.setPrototypeOf(Object.preventExtensions({}), {})));
console.log(
  attempt(() => Object.getPrototypeOf(null)),
  attempt(() => Object.setPrototypeOf({}))
);
console.log(
  attempt(() => Object.create()),
  attempt(() => (loop.__proto__ = Object.create(loop)))
);
const viaProto = { __proto__: base };
viaProto.__proto__ = { kind: 'swapped' };
console.log(viaProto.kind, viaProto.hello, { __proto__: 5 } instanceof Object);
console.log({ __proto__: null } instanceof Object, Object.keys({ __proto__: base }).length);
console.log({ __proto__: base }.hello());
function Animal(name) {
  this.name = name;
}
