console.log('5'.padStart(3, '0'), '5'.padEnd(3, '-'), 'abc'.padStart(2));
console.log('|' + 'x'.padStart(4) + '|' + 'x'.padEnd(4) + '|', 'x'.padStart(7, 'abc'));
console.log('x'.padEnd(7, 'abc'), 'x'.padStart(5, ''), 'x'.padStart(5, null));
console.log('x'.padEnd(3, undefined) + '|', 'x'.padStart('4', 12), 'x'.padEnd(2.9, '!'));
console.log('x'.padStart(-1, 'y'), 'x'.padStart(NaN, 'y'));
console.log(
  '|' +
    ' \t\n\u00a0\ufeff a b \u2028\u2029\u3000'.trim() +
    '|' +
    '  s '.trimStart() +
    '|' +
    ' e  '.trimEnd() +
    '|'
);
console.log(''.trim() === '', '\u200bx'.trim().length, ' x '.trimLeft().length);
console.log(' x '.trimRight().length, '\v\f\r'.trim().length);
console.log('ab'.repeat(3), 'ab'.repeat(0) === '', ''.repeat(1000) === '', 'x'.repeat('2'));
console.log('x'.repeat(2.9), 'x'.repeat(NaN) === '', '-'.repeat(5).length);
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => 'x'.repeat(-1)),
  attempt(() => 'x'.repeat(Infinity))
);
console.log(
  attempt(() => ''.repeat(Infinity)),
  attempt(() => String.prototype.trim.call(null))
);
console.log(attempt(() => String.prototype.padStart.call(undefined, 2)));
console.log(attempt(() => 'x'.padStart(Symbol())));
console.log(attempt(() => String.prototype.padStart.call(5, 3, '0')));
console.log(attempt(() => String.prototype.repeat.call(true, 2)));
const table = [
  ['id', 'name'],
  ['1', 'ann'],
  ['22', 'bob']
];
const widths = table[0].map((_, i) => Math.max(...table.map((row) => row[i].length)));
