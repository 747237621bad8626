const p = JSON.parse;
const attempt = (text, ...more) => {
  try {
    return JSON.stringify(p(text, ...more)) ?? 'undefined';
  } catch (e) {
    return e.name;
  }
};
console.log([' 1 ', '"a"', 'true', 'null', '[]', '{}', '-0', '1e5', '-1.5E-2', '[1,[2,{"a":[]}]]', '\t\n\r {"a" : 1 }', '"\\u00e9\\n\\t\\"\\\\\\/\\b"', '1E+2', '0', '-5', '123456789012345678901234567890', '1e999'].map((t) => attempt(t)).join(' '));
console.log(['', ' ', '01', '1.', '.5', '+1', '[1,]', '{"a":1,}', "'a'", '{a:1}', 'undefined', 'NaN', '"\n"', '"\\x41"', '[1 2]', '1 2', '{"a"}', '"abc', 'tru', '\u00a01', '-', '1e', '{"a":}', '[', ']', '//c\n1', '"\\u12"', 'True', '{1:2}', '[,]', '\ufeff1'].map((t) => attempt(t)).filter((r) => r !== 'SyntaxError').length);
console.log(Object.is(p('-0'), -0), p('"\\ud83d\\ude00"') === '😀', p('{"__proto__":1}').hasOwnProperty('__proto__'), p('{"a":1,"a":2}').a, p('1e999'), p(null), p(true), p([5]), p({ toString: () => '"obj"' }), p('"\u2028"').length, p('"\\u0000"').length, p('"\x7f"').length, typeof p('"x"'));
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
  log.push(`${key}=${JSON.stringify(value)}@${Array.isArray(this) ? 'list' : Object.keys(this).join('+')}`);
  return typeof value === 'number' ? value + 1 : value;
});
console.log(log.join(' '), JSON.stringify(result));
console.log(attempt('{"a":1,"b":2}', (k, v) => (k === 'a' ? undefined : v)), attempt('[1,2,3]', (k, v) => (k === '1' ? undefined : v)), attempt('[1,2]', () => 'whole'), attempt('{"a":1}', () => undefined), attempt('{"d":"2020-01-01T00:00:00.000Z"}', (k, v) => (k === 'd' ? new Date(v).getTime() : v)), attempt('5', (k, v) => k + v), attempt('1', null), attempt('1', 'not a function'));
console.log(attempt('{"x":{"y":1}}', function (k, v) { if (k === 'y') this.z = 'added'; return v; }), attempt('[1,2,3]', function (k, v) { if (k === '0') this[1] = 'changed'; return v; }), attempt('{"a":1}', () => { throw new RangeError('in reviver'); }), attempt('{"m":{"$map":[["k",1]]}}', (k, v) => (v && v.$map ? [...new Map(v.$map)] : v)));
const order = [];
p('{"b":{"2":1,"1":2},"a":[3,[4]]}', (k, v) => (order.push(k), v));
console.log(order.join(), Object.keys(p('{"2":0,"b":0,"1":0,"a":0}')).join(), p('{"":1}')[''], p('{"a b":{"c.d":5}}')['a b']['c.d'], p('[[[[[1]]]]]').flat(Infinity)[0], p('"' + 'x'.repeat(1000) + '"').length, p(' [ ] ').length);
const data = { s: 'é"\\\n', n: [0, -1.5, 1e-9], b: [true, false, null], o: { deep: { er: [[], {}] } } };
console.log(JSON.stringify(p(JSON.stringify(data))) === JSON.stringify(data), p(JSON.stringify({ a: new Date(0) })).a, p(JSON.stringify([undefined]))[0], p(JSON.stringify('\u2028\u2029')).length, p(JSON.stringify(JSON.stringify('x'))), Array.isArray(p('[]')), p.length);
const circular = (text) => p(text, function (k, v) { return typeof v === 'string' && v.startsWith('#') ? this[v.slice(1)] : v; });
console.log(JSON.stringify(circular('{"x":5,"y":"#x"}')), p('{"length":2,"0":"a"}').length, p('{"toString":1}').toString, p('{"constructor":{"prototype":1}}').constructor.prototype);
