const table = [
  ['id', 'name'],
  ['1', 'ann'],
  ['22', 'bob']
];
const widths = table[0].map((_, i) => Math.max(...table.map((row) => row[i].length)));
console.log(
  table
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('|')
        .trimEnd()
    )
    .join('\n')
);
console.log([1, 10, 100].map((n) => String(n).padStart(4, '.')).join(''));
console.log((7).toString(2).padStart(8, '0'));
console.log([5, 12].map((n) => `${n}`.padStart(2, '0')).join(':'), 'é'.padStart(3, 'ü'));
console.log('abc'.padEnd(6, '123456789').length);
console.log(
  'Title Case'
    .split(' ')
    .map((w) => w[0].toLowerCase() + w.slice(1).toUpperCase())
    .join('')
);
console.log('x'.concat('y', 1, null, undefined), 'x'.concat(), ''.concat(...['a', 'b']));
console.log('AbC'.toLowerCase() + 'AbC'.toUpperCase(), 'éÜ'.toUpperCase() + 'ÉÜ'.toLowerCase());
console.log('a-b_c d'.replace(/[-_ ](.)/g, (m, c) => c.toUpperCase()));
console.log('someCamelCase'.replace(/[A-Z]/g, (c) => '_' + c.toLowerCase()));
console.log('word'.charAt(0).toUpperCase() + 'word'.slice(1), [...'reverse'].reverse().join(''));
console.log('a,b,,c'.split(',').filter(Boolean).join());
console.log('abc' < 'abd', 'a' < 'B', 'Z' < 'a', '' < 'a', '2' > '12');
console.log(['b', 'a', 'B'].sort().join(), 'x'.length + 'é'.length + '😀'.length, 'a\0b'.length);
console.log('tab\there'.indexOf('\t'));
