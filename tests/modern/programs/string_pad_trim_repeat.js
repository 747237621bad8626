console.log('5'.padStart(3, '0'), '5'.padEnd(3, '-'), 'abc'.padStart(2), '|' + 'x'.padStart(4) + '|' + 'x'.padEnd(4) + '|', 'x'.padStart(7, 'abc'), 'x'.padEnd(7, 'abc'), 'x'.padStart(5, ''), 'x'.padStart(5, null), 'x'.padEnd(3, undefined) + '|', 'x'.padStart('4', 12), 'x'.padEnd(2.9, '!'), 'x'.padStart(-1, 'y'), 'x'.padStart(NaN, 'y'));
console.log('|' + ' \t\n\u00a0\ufeff a b \u2028\u2029\u3000'.trim() + '|' + '  s '.trimStart() + '|' + ' e  '.trimEnd() + '|', ''.trim() === '', '\u200bx'.trim().length, ' x '.trimLeft().length, ' x '.trimRight().length, '\v\f\r'.trim().length);
console.log('ab'.repeat(3), 'ab'.repeat(0) === '', ''.repeat(1000) === '', 'x'.repeat('2'), 'x'.repeat(2.9), 'x'.repeat(NaN) === '', '-'.repeat(5).length);
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => 'x'.repeat(-1)), attempt(() => 'x'.repeat(Infinity)), attempt(() => ''.repeat(Infinity)), attempt(() => String.prototype.trim.call(null)), attempt(() => String.prototype.padStart.call(undefined, 2)), attempt(() => 'x'.padStart(Symbol())), attempt(() => String.prototype.padStart.call(5, 3, '0')), attempt(() => String.prototype.repeat.call(true, 2)));
const table = [['id', 'name'], ['1', 'ann'], ['22', 'bob']];
const widths = table[0].map((_, i) => Math.max(...table.map((row) => row[i].length)));
console.log(table.map((row) => row.map((cell, i) => cell.padEnd(widths[i])).join('|').trimEnd()).join('\n'));
console.log([1, 10, 100].map((n) => String(n).padStart(4, '.')).join(''), (7).toString(2).padStart(8, '0'), [5, 12].map((n) => `${n}`.padStart(2, '0')).join(':'), 'é'.padStart(3, 'ü'), 'abc'.padEnd(6, '123456789').length);
console.log('Title Case'.split(' ').map((w) => w[0].toLowerCase() + w.slice(1).toUpperCase()).join(''), 'x'.concat('y', 1, null, undefined), 'x'.concat(), ''.concat(...['a', 'b']), 'AbC'.toLowerCase() + 'AbC'.toUpperCase(), 'éÜ'.toUpperCase() + 'ÉÜ'.toLowerCase());
console.log('a-b_c d'.replace(/[-_ ](.)/g, (m, c) => c.toUpperCase()), 'someCamelCase'.replace(/[A-Z]/g, (c) => '_' + c.toLowerCase()), 'word'.charAt(0).toUpperCase() + 'word'.slice(1), [...'reverse'].reverse().join(''), 'a,b,,c'.split(',').filter(Boolean).join());
console.log('abc' < 'abd', 'a' < 'B', 'Z' < 'a', '' < 'a', '2' > '12', ['b', 'a', 'B'].sort().join(), 'x'.length + 'é'.length + '😀'.length, 'a\0b'.length, 'tab\there'.indexOf('\t'));
