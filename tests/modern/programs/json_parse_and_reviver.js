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
    ' 1 ',
    '"a"',
    'true',
    'null',
    '[]',
    '{}',
    '-0',
    '1e5',
    '-1.5E-2',
    '[1,[2,{"a":[]}]]',
    '\t\n\r {"a" : 1 }',
    '"\\u00e9\\n\\t\\"\\\\\\/\\b"',
    '1E+2',
    '0',
    '-5',
    '123456789012345678901234567890',
    '1e999'
  ]
    .map((t) => attempt(t))
    .join(' ')
);
