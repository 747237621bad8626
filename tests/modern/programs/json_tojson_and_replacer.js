const s = JSON.stringify;
const log = [];
class Money {
  constructor(cents) {
    this.cents = cents;
  }
  toJSON(key) {
    log.push(typeof key + ':' + key);
    return key === 'raw' ? this.cents : `$${this.cents / 100}`;
  }
}
console.log(s(new Money(150)));
console.log(s({ price: new Money(250), raw: new Money(5), list: [new Money(1)] }));
console.log(log.splice(0).join());
console.log(s({ toJSON: () => undefined }), s([{ toJSON: () => undefined }]));
console.log(s({ x: { toJSON: () => ({ nested: { toJSON: () => 'inner' } }) } }));
console.log(
  s({ toJSON: 'not a function' }),
  s({
    toJSON() {
      return this === undefined;
    }
  })
);
console.log(s(Object.assign(() => 1, { toJSON: () => 'fn' })));
console.log(s({ d: new Date(Date.UTC(2020, 1, 29)) }));
const replaced = s({ a: 1, b: [2, { c: 3 }], d: 'x' }, function (key, value) {
  log.push(`${key}:${Array.isArray(this) ? 'list' : typeof this}`);
  return typeof value === 'number' ? value * 10 : value;
});
console.log(replaced, log.splice(0).join(' '));
console.log(s({ a: 1, b: 2, c: 3 }, (k, v) => (k === 'b' ? undefined : v)));
console.log(
  s([1, 2, 3], (k, v) => (k === '1' ? undefined : v)),
  s({ a: 1 }, () => 'whole')
);
console.log(s({ a: 1 }, () => undefined));
console.log(s({ a: { b: 1 } }, (k, v) => (k === 'b' ? { added: true, again: [1] } : v)));
console.log(
  s({ n: new Money(100) }, (k, v) => (k === 'n' ? typeof v : v)),
  log.splice(0).length
);
console.log(s({ b: 1, a: 2, c: { a: 3, d: 4 } }, ['a', 'c']), s({ 1: 'x', 2: 'y' }, [1]));
console.log(s({ a: 1 }, []), s([{ a: 1, b: 2 }], ['b']));
console.log(s({ x: 1 }, [new String('x')]), s({ true: 1, x: 2 }, [true, null, {}, 'x']));
console.log(s({ a: 1 }, null), s({ a: 1 }, 'a'), s({ a: 1 }, 5));
