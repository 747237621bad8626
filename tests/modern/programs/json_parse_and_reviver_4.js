const p = JSON.parse;
const attempt = (text, ...more) => {
  try {
    return JSON.stringify(p(text, ...more)) ?? 'undefined';
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt('[1,2,3]', function (k, v) {
    if (k === '0') this[1] = 'changed';
    return v;
  })
);
console.log(
  attempt('{"a":1}', () => {
    throw new RangeError('in reviver');
  })
);
console.log(
  attempt('{"m":{"$map":[["k",1]]}}', (k, v) => (v && v.$map ? [...new Map(v.$map)] : v))
);
const order = [];
p('{"b":{"2":1,"1":2},"a":[3,[4]]}', (k, v) => (order.push(k), v));
console.log(order.join(), Object.keys(p('{"2":0,"b":0,"1":0,"a":0}')).join(), p('{"":1}')['']);
console.log(p('{"a b":{"c.d":5}}')['a b']['c.d'], p('[[[[[1]]]]]').flat(Infinity)[0]);
console.log(p('"' + 'x'.repeat(1000) + '"').length, p(' [ ] ').length);
const data = {
  s: 'é"\\\n',
  n: [0, -1.5, 1e-9],
  b: [true, false, null],
  o: { deep: { er: [[], {}] } }
};
console.log(JSON.stringify(p(JSON.stringify(data))) === JSON.stringify(data));
console.log(p(JSON.stringify({ a: new Date(0) })).a, p(JSON.stringify([undefined]))[0]);
console.log(p(JSON.stringify('\u2028\u2029')).length, p(JSON.stringify(JSON.stringify('x'))));
console.log(Array.isArray(p('[]')), p.length);
const circular = (text) =>
  p(text, function (k, v) {
    return typeof v === 'string' && v.startsWith('#') ? this[v.slice(1)] : v;
  });
console.log(JSON.stringify(circular('{"x":5,"y":"#x"}')), p('{"length":2,"0":"a"}').length);
console.log(p('{"toString":1}').toString);
console.log(p('{"constructor":{"prototype":1}}').constructor.prototype);
