const self = function () { return typeof this; };
const strict = function () { 'use strict'; return typeof this; };
console.log(self.call(5), strict.call(5), self.call('s'), strict.call('s'), self.call(null), strict.call(null), self(), strict(), strict.call(undefined));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
const frozen = Object.freeze({ x: 1, list: [1] });
console.log(attempt(() => (frozen.x = 2)), frozen.x, attempt(() => delete frozen.x), attempt(() => (frozen.y = 1)), attempt(() => frozen.list.push(2)));
function strictly() {
  'use strict';
  return [
    attempt(() => (frozen.x = 2)), attempt(() => delete frozen.x), attempt(() => (frozen.y = 1)),
    attempt(() => (neverDeclaredAtAll = 1)), attempt(() => (undefined.x = 1)), attempt(() => ('text'.length = 1)), attempt(() => ((5).x = 1)),
    attempt(() => delete [].length), attempt(() => ({ get x() { return 1; } }.x = 2)), attempt(() => (Object.preventExtensions([]).x = 1))
  ].join();
}
console.log(strictly());
console.log(attempt(() => ('text'.length = 1)), attempt(() => ((5).x = 1)), attempt(() => 'abc'[0] = 'z'), attempt(() => typeof neverDeclared));
function mapped(a) {
  a = 2;
  return arguments[0];
}
function unmapped(a) {
  'use strict';
  a = 2;
  return arguments[0];
}
console.log(mapped(1), unmapped(1), attempt(() => unmapped.call.length));
function nested() {
  'use strict';
  return (function () { return this === undefined; })() + ',' + (() => this === undefined)();
}
console.log(nested(), nested.call(1));
'not a directive here';
const o = {
  strict() { 'use strict'; return this; },
  arrow: () => typeof this,
  callback() { return [1].map(function () { return this === undefined ? 'none' : typeof this; }, 'given')[0]; },
  strictCallback() { 'use strict'; return [1].map(function () { return typeof this; }, 'given')[0]; }
};
const { strict: loose } = o;
console.log(loose() === undefined, o.strict() === o, (0, o.strict)() === undefined, o.callback(), o.strictCallback());
console.log(Object.isFrozen('text'), Object.isFrozen(5), 010 === 8, '\101', (function () { return this; }).call('x') instanceof String);
