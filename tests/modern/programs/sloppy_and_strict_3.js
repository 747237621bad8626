const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
function mapped(a) {
  a = 2;
  return arguments[0];
}
function unmapped(a) {
  'use strict';
  a = 2;
  return arguments[0];
}
console.log(
  mapped(1),
  unmapped(1),
  attempt(() => unmapped.call.length)
);
function nested() {
  'use strict';
  return (
    (function () {
      return this === undefined;
    })() +
    ',' +
    (() => this === undefined)()
  );
}
console.log(nested(), nested.call(1));
('not a directive here');
