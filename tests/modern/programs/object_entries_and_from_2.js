const log = [];
const tracked = {
  get first() {
    log.push('first');
    delete this.third;
    return 1;
  },
  second: 2,
  third: 3,
  get last() {
    log.push('last');
    return 4;
  }
};
console.log(Object.entries(tracked).join('|'), log.join(), Object.values(tracked).length);
const inherited = Object.create(
  { up: 1 },
  { own: { value: 2, enumerable: true }, hidden: { value: 3 } }
);
console.log(Object.entries(inherited).join('|'), Object.values(inherited).join());
console.log(Object.keys(inherited).join(), Object.getOwnPropertyNames(inherited).join());
const attempt = (f) => {
  try {
    return JSON.stringify(f());
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => Object.entries(null)),
  attempt(() => Object.values())
);
console.log(
  attempt(() => Object.keys(undefined)),
  attempt(() => Object.fromEntries())
);
console.log(
  attempt(() => Object.fromEntries(5)),
  attempt(() => Object.fromEntries([5]))
);
console.log(
  attempt(() => Object.fromEntries(['ab'])),
  attempt(() => Object.fromEntries({}))
);
console.log(attempt(() => Object.fromEntries([null])));
const symbol = Symbol('k');
