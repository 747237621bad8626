const show = (xs) => JSON.stringify(xs);
console.log(show('a,b,,c'.split(',')), show('abc'.split('')), show(''.split('')));
console.log(show(''.split(',')), show('abc'.split()), show('a,b,c'.split(',', 2)));
console.log(show('a,b'.split(',', 0)), show('abc'.split('abc')), show('aXXb'.split('XX')));
console.log(show('a,b'.split(',', -1)), show('abc'.split('', 2)));
console.log(show('a1b2c'.split(/\d/)), show('a1b2c'.split(/(\d)/)), show('abc'.split(/(?:)/)));
console.log(show('a, b ,c'.split(/\s*,\s*/)), show('aBc'.split(/b/i)), show(''.split(/x/)));
console.log(show(''.split(/(?:)/)), show('ab'.split(/(x)?b/)));
console.log(show('A<B>bold</B>'.split(/<(\/)?([^<>]+)>/)), show('a1b2'.split(/\d/, 1)));
console.log(show('null'.split(null)), show('1undefined2'.split(undefined)));
const s = 'abcdef';
console.log(
  [
    s.slice(2),
    s.slice(-2),
    s.slice(1, -1),
    s.slice(3, 1),
    s.slice(),
    s.slice(-99, 2),
    s.slice(2, 99),
    s.slice(NaN, 2),
    s.slice('1', '3'),
    s.slice(undefined, null),
    s.slice(-3, -1)
  ].join()
);
console.log(
  [
    s.substring(2),
    s.substring(3, 1),
    s.substring(-5, 2),
    s.substring(2, NaN),
    s.substring(99),
    s.substring(1.9, 3.9),
    s.substring('2', '4')
  ].join()
);
console.log(
  [
    s.substr(2),
    s.substr(-3, 2),
    s.substr(1, -1),
    s.substr(0, 99),
    s.substr(-99, 2),
    s.substr(2, undefined)
  ].join()
);
console.log(s.charAt(1) + s.charAt(-1) + s[2] + s['3'] + String(s[99]) + s.charAt('x'));
