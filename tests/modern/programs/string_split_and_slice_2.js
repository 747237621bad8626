const s = 'abcdef';
console.log(
  [
    s.indexOf('c'),
    s.indexOf('z'),
    s.indexOf(''),
    s.indexOf('', 3),
    s.indexOf('', 99),
    s.indexOf('a', 1),
    s.indexOf('f', -5),
    s.lastIndexOf('a'),
    s.lastIndexOf(''),
    s.lastIndexOf('f', 2),
    s.lastIndexOf('a', -1),
    s.lastIndexOf('c', NaN),
    'abcabc'.lastIndexOf('c', 4),
    s.indexOf()
  ].join()
);
console.log(
  [
    s.includes('cd'),
    s.includes(''),
    s.includes('a', 1),
    s.startsWith('ab'),
    s.startsWith('b', 1),
    s.startsWith(''),
    s.endsWith('ef'),
    s.endsWith('cd', 4),
    s.endsWith('', 0),
    s.endsWith('f', 99),
    'undefined'.includes(),
    '1'.startsWith(1),
    'x'.endsWith('xx')
  ].join()
);
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => 'x'.includes(/x/)),
  attempt(() => 'x'.startsWith(/x/))
);
console.log(attempt(() => 'x'.endsWith(/x/)));
