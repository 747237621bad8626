const show = (xs) => JSON.stringify(xs);
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => String.prototype.includes.call(null, 'x')));
console.log(attempt(() => String.prototype.split.call(12321, 2)));
console.log(attempt(() => String.prototype.slice.call(12345, 1, 3)));
console.log(attempt(() => String.prototype.at.call(123, -1)));
console.log(attempt(() => 'x'.split(',', 2 ** 32 + 1).length));
console.log(attempt(() => String.prototype.indexOf.call({ toString: () => 'obj' }, 'b')));
console.log(
  'path/to/file.txt'
    .split('/')
    .pop()
    .split('.')
    .map((p, i) => p + i)
    .join('|')
);
console.log('k=v=w'.split('=', 2).join('|'), 'k=v=w'.slice('k=v=w'.indexOf('=') + 1));
console.log('a b  c'.split(' ').length, 'line1\nline2\r\nline3'.split(/\r?\n/).length);
console.log([...'a-b'.split('-').entries()].join('|'));
const csv = 'a,"b,c",d\n1,"x ""y""",3';
console.log(
  show(
    csv
      .split('\n')
      .map((row) =>
        row
          .match(/("([^"]|"")*"|[^,]+)/g)
          .map((cell) => cell.replace(/^"|"$/g, '').replace(/""/g, '"'))
      )
  )
);
console.log('x'.split('x').length, 'x'.split(/(x)/).length, 'aaa'.split('a').length);
console.log('abc'.split('').reverse().join(''), 'a1b'.split(/[0-9]/).join('-'));
console.log('abc'.localeCompare('abc'), typeof 'a'.localeCompare('b'), 'abc'.valueOf() === 'abc');
console.log(new String('x').toString(), String(['a', 'b']));
console.log(
  String(null) + String(undefined) + String(true) + String(-0) + String([]) + String(1e100).length
);
