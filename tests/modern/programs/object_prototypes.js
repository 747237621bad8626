const base = { kind: 'base', hello() { return 'hello ' + this.kind; } };
const child = Object.create(base, { kind: { value: 'child', enumerable: true } });
console.log(child.hello(), Object.getPrototypeOf(child) === base, base.isPrototypeOf(child), Object.keys(child).join(), 'hello' in child, child.hasOwnProperty('hello'));
const bare = Object.create(null);
bare.toString = 'just data';
bare['__proto__'] = 'also data';
console.log(Object.keys(bare).join(), bare.hasOwnProperty, Object.getPrototypeOf(bare), bare instanceof Object, 'toString' in Object.create(null), JSON.stringify(bare));
const o = {};
console.log(Object.setPrototypeOf(o, { added: 1 }) === o, o.added, Object.setPrototypeOf(o, null) === o, o.added, Object.getPrototypeOf(o), Object.setPrototypeOf(5, null), Object.getPrototypeOf(5) === Number.prototype, Object.getPrototypeOf('') === String.prototype);
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
const loop = {};
console.log(attempt(() => Object.setPrototypeOf(loop, Object.create(loop))), attempt(() => Object.setPrototypeOf(null, {})), attempt(() => Object.setPrototypeOf({}, 5)), attempt(() => Object.setPrototypeOf(Object.preventExtensions({}), {})), attempt(() => Object.getPrototypeOf(null)), attempt(() => Object.setPrototypeOf({})), attempt(() => Object.create()), attempt(() => (loop.__proto__ = Object.create(loop))));
const viaProto = { __proto__: base };
viaProto.__proto__ = { kind: 'swapped' };
console.log(viaProto.kind, viaProto.hello, { __proto__: 5 } instanceof Object, { __proto__: null } instanceof Object, Object.keys({ __proto__: base }).length, ({ __proto__: base }).hello());
function Animal(name) {
  this.name = name;
}
Animal.prototype.speak = function () { return this.name + '...'; };
Animal.prototype.legs = 4;
function Bird(name) {
  Animal.call(this, name);
}
Bird.prototype = Object.create(Animal.prototype);
Bird.prototype.constructor = Bird;
Bird.prototype.speak = function () { return Animal.prototype.speak.call(this) + 'tweet'; };
const [a, b] = [new Animal('a'), new Bird('b')];
Bird.prototype.legs = 2;
console.log(a.speak(), b.speak(), a.legs, b.legs, delete Bird.prototype.legs, b.legs, b instanceof Animal, b.constructor === Bird, a.constructor === Animal);
b.legs = 3;
console.log(b.legs, a.legs, delete b.legs, b.legs, Object.getOwnPropertyNames(Animal.prototype).sort().join(), Animal.prototype.propertyIsEnumerable('constructor'));
const delegate = Object.assign(Object.create({ log: [], note(x) { this.log.push(x); return this; } }), { id: 1 });
const other = Object.create(Object.getPrototypeOf(delegate));
delegate.note('d').note('e');
other.note('o');
console.log(delegate.log.join(), delegate.log === other.log, Object.keys(delegate).join(), delegate.hasOwnProperty('log'));
const chain = [];
for (let p = b; p; p = Object.getPrototypeOf(p)) chain.push(p === Object.prototype ? 'Object' : p.constructor.name);
console.log(chain.join('>'), Object.prototype.toString.call(b), `${b}`, String(Object.create({ toString: () => 'from proto' })), Object.prototype.valueOf.call(5) == 5, typeof Object.prototype.valueOf.call(5));
const wrapped = [Object(1), Object('s'), Object(true), Object(null), Object(undefined), Object([1])];
console.log(wrapped.map((x) => typeof x + Object.prototype.toString.call(x)).join(), Object(base) === base, new Object(base) === base, new Object(1) instanceof Number, new Number(5) + 1, new Boolean(false) ? 'truthy' : 'falsy', new String('ab').length);
