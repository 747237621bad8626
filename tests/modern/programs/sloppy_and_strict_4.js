const strict = function () {
  'use strict';
  return typeof this;
};
const o = {
  strict() {
    'use strict';
    return this;
  },
  arrow: () => typeof this,
  callback() {
    return [1].map(function () {
      return this === undefined ? 'none' : typeof this;
    }, 'given')[0];
  },
  strictCallback() {
    'use strict';
    return [1].map(function () {
      return typeof this;
    }, 'given')[0];
  }
};
const { strict: loose } = o;
console.log(loose() === undefined, o.strict() === o, (0, o.strict)() === undefined, o.callback());
console.log(o.strictCallback());
console.log(Object.isFrozen('text'), Object.isFrozen(5), 010 === 8, '\101');
console.log(
  function () {
    return this;
  }.call('x') instanceof String
);
