const show = (xs) => JSON.stringify(xs);
console.log(show('a,b,,c'.split(',')), show('abc'.split('')), show(''.split('')), show(''.split(',')), show('abc'.split()), show('a,b,c'.split(',', 2)), show('a,b'.split(',', 0)), show('abc'.split('abc')), show('aXXb'.split('XX')), show('a,b'.split(',', -1)), show('abc'.split('', 2)));
console.log(show('a1b2c'.split(/\d/)), show('a1b2c'.split(/(\d)/)), show('abc'.split(/(?:)/)), show('a, b ,c'.split(/\s*,\s*/)), show('aBc'.split(/b/i)), show(''.split(/x/)), show(''.split(/(?:)/)), show('ab'.split(/(x)?b/)), show('A<B>bold</B>'.split(/<(\/)?([^<>]+)>/)), show('a1b2'.split(/\d/, 1)), show('null'.split(null)), show('1undefined2'.split(undefined)));
const s = 'abcdef';
console.log([s.slice(2), s.slice(-2), s.slice(1, -1), s.slice(3, 1), s.slice(), s.slice(-99, 2), s.slice(2, 99), s.slice(NaN, 2), s.slice('1', '3'), s.slice(undefined, null), s.slice(-3, -1)].join());
console.log([s.substring(2), s.substring(3, 1), s.substring(-5, 2), s.substring(2, NaN), s.substring(99), s.substring(1.9, 3.9), s.substring('2', '4')].join());
console.log([s.substr(2), s.substr(-3, 2), s.substr(1, -1), s.substr(0, 99), s.substr(-99, 2), s.substr(2, undefined)].join(), s.charAt(1) + s.charAt(-1) + s[2] + s['3'] + String(s[99]) + s.charAt('x'));
console.log([s.indexOf('c'), s.indexOf('z'), s.indexOf(''), s.indexOf('', 3), s.indexOf('', 99), s.indexOf('a', 1), s.indexOf('f', -5), s.lastIndexOf('a'), s.lastIndexOf(''), s.lastIndexOf('f', 2), s.lastIndexOf('a', -1), s.lastIndexOf('c', NaN), 'abcabc'.lastIndexOf('c', 4), s.indexOf()].join());
console.log([s.includes('cd'), s.includes(''), s.includes('a', 1), s.startsWith('ab'), s.startsWith('b', 1), s.startsWith(''), s.endsWith('ef'), s.endsWith('cd', 4), s.endsWith('', 0), s.endsWith('f', 99), 'undefined'.includes(), '1'.startsWith(1), 'x'.endsWith('xx')].join());
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => 'x'.includes(/x/)), attempt(() => 'x'.startsWith(/x/)), attempt(() => 'x'.endsWith(/x/)), attempt(() => String.prototype.includes.call(null, 'x')), attempt(() => String.prototype.split.call(12321, 2)), attempt(() => String.prototype.slice.call(12345, 1, 3)), attempt(() => String.prototype.at.call(123, -1)), attempt(() => 'x'.split(',', 2 ** 32 + 1).length), attempt(() => String.prototype.indexOf.call({ toString: () => 'obj' }, 'b')));
console.log('path/to/file.txt'.split('/').pop().split('.').map((p, i) => p + i).join('|'), 'k=v=w'.split('=', 2).join('|'), 'k=v=w'.slice('k=v=w'.indexOf('=') + 1), 'a b  c'.split(' ').length, 'line1\nline2\r\nline3'.split(/\r?\n/).length, [...'a-b'.split('-').entries()].join('|'));
const csv = 'a,"b,c",d\n1,"x ""y""",3';
console.log(show(csv.split('\n').map((row) => row.match(/("([^"]|"")*"|[^,]+)/g).map((cell) => cell.replace(/^"|"$/g, '').replace(/""/g, '"')))), 'x'.split('x').length, 'x'.split(/(x)/).length, 'aaa'.split('a').length, 'abc'.split('').reverse().join(''), 'a1b'.split(/[0-9]/).join('-'));
console.log('abc'.localeCompare('abc'), typeof 'a'.localeCompare('b'), 'abc'.valueOf() === 'abc', new String('x').toString(), String(['a', 'b']), String(null) + String(undefined) + String(true) + String(-0) + String([]) + String(1e100).length);
