const p = JSON.parse;
const attempt = (text, ...more) => {
  try {
    return JSON.stringify(p(text, ...more)) ?? 'undefined';
  } catch (e) {
    return e.name;
  }
};
console.log(p('"\\u0000"').length, p('"\x7f"').length, typeof p('"x"'));
for (const bad of [undefined, Symbol(), {}, () => 1]) {
  try {
    p(bad);
    console.log('parsed');
  } catch (e) {
    console.log(e.name);
  }
}
const log = [];
const result = p('{"a":[1,{"b":2}],"c":"x"}', function (key, value) {
  log.push(
    `${key}=${JSON.stringify(value)}@${Array.isArray(this) ? 'list' : Object.keys(this).join('+')}`
  );
  return typeof value === 'number' ? value + 1 : value;
});
console.log(log.join(' '), JSON.stringify(result));
console.log(attempt('{"a":1,"b":2}', (k, v) => (k === 'a' ? undefined : v)));
console.log(attempt('[1,2,3]', (k, v) => (k === '1' ? undefined : v)));
console.log(
  attempt('[1,2]', () => 'whole'),
  attempt('{"a":1}', () => undefined)
);
console.log(
  attempt('{"d":"2020-01-01T00:00:00.000Z"}', (k, v) => (k === 'd' ? new Date(v).getTime() : v))
);
console.log(
  attempt('5', (k, v) => k + v),
  attempt('1', null),
  attempt('1', 'not a function')
);
console.log(
  attempt('{"x":{"y":1}}', function (k, v) {
    if (k === 'y') this.z = 'added';
    return v;
  })
);
