const base = {
  kind: 'base',
  hello() {
    return 'hello ' + this.kind;
  }
};
const wrapped = [
  Object(1),
  Object('s'),
  Object(true),
  Object(null),
  Object(undefined),
  Object([1])
];
console.log(wrapped.map((x) => typeof x + Object.prototype.toString.call(x)).join());
console.log(Object(base) === base, new Object(base) === base, new Object(1) instanceof Number);
console.log(new Number(5) + 1, new Boolean(false) ? 'truthy' : 'falsy', new String('ab').length);
