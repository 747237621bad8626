const self = function () {
  return typeof this;
};
const strict = function () {
  'use strict';
  return typeof this;
};
console.log(self.call(5), strict.call(5), self.call('s'), strict.call('s'), self.call(null));
console.log(strict.call(null), self(), strict(), strict.call(undefined));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
const frozen = Object.freeze({ x: 1, list: [1] });
console.log(
  attempt(() => (frozen.x = 2)),
  frozen.x,
  attempt(() => delete frozen.x)
);
console.log(
  attempt(() => (frozen.y = 1)),
  attempt(() => frozen.list.push(2))
);
function strictly() {
  'use strict';
  return [
    attempt(() => (frozen.x = 2)),
    attempt(() => delete frozen.x),
    attempt(() => (frozen.y = 1)),
    attempt(() => (neverDeclaredAtAll = 1)),
    attempt(() => (undefined.x = 1)),
    attempt(() => ('text'.length = 1)),
    attempt(() => ((5).x = 1)),
    attempt(() => delete [].length),
    attempt(
      () =>
        ({
          get x() {
            return 1;
          }
        }.x = 2)
    ),
    attempt(() => (Object.preventExtensions([]).x = 1))
  ].join();
}
console.log(strictly());
console.log(
  attempt(() => ('text'.length = 1)),
  attempt(() => ((5).x = 1))
);
console.log(
  attempt(() => ('abc'[0] = 'z')),
  attempt(() => typeof neverDeclared)
);
