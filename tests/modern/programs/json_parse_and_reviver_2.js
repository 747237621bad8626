const p = JSON.parse;
const attempt = (text, ...more) => {
  try {
    return JSON.stringify(p(text, ...more)) ?? 'undefined';
  } catch (e) {
    return e.name;
  }
};
console.log(
  [
    '',
    ' ',
    '01',
    '1.',
    '.5',
    '+1',
    '[1,]',
    '{"a":1,}',
    "'a'",
    '{a:1}',
    'undefined',
    'NaN',
    '"\n"',
    '"\\x41"',
    '[1 2]',
    '1 2',
    '{"a"}',
    '"abc',
    'tru',
    '\u00a01',
    '-',
    '1e',
    '{"a":}',
    '[',
    ']',
    '//c\n1',
    '"\\u12"',
    'True',
    '{1:2}',
    '[,]',
    '\ufeff1'
  ]
    .map((t) => attempt(t))
    .filter((r) => r !== 'SyntaxError').length
);
console.log(Object.is(p('-0'), -0), p('"\\ud83d\\ude00"') === '😀');
console.log(p('{"__proto__":1}').hasOwnProperty('__proto__'), p('{"a":1,"a":2}').a, p('1e999'));
console.log(p(null), p(true), p([5]), p({ toString: () => '"obj"' }), p('"\u2028"').length);
