const log = [];
console.log('aXbX'.replace('X', '-'), 'aXbX'.replace(/X/, '-'), 'aXbX'.replace(/X/g, '-'));
console.log('aXbX'.replaceAll('X', '-'), 'aXbX'.replaceAll(/X/g, '-'), 'abc'.replace('', '_'));
console.log('abc'.replaceAll('', '_'), 'abc'.replace(/(?:)/g, '_'), ''.replaceAll('', 'x'));
console.log('none'.replace('x', 'y'));
console.log('abc'.replace('b', '[$&]'), 'abc'.replace('b', "[$`|$']"), 'abc'.replace('b', '$$'));
console.log('abc'.replace(/(b)(c)?/, '$2$1$3'), 'abc'.replace(/(b)/, '$01$10$0'));
console.log('aa'.replaceAll('a', '$&$&'), 'john smith'.replace(/(\w+)\s(\w+)/, '$2, $1'));
console.log('x'.replace('x', '$'), 'x'.replace('x', '$1'), 'a.b.c'.replaceAll('.', '$$'));
console.log('x'.replace(/x/, "$`$'<"));
console.log(
  'a1b22'.replace(
    /([a-z])(\d+)/g,
    (m, letter, digits, at, whole) => (
      log.push([m, letter, digits, at, whole].join('/')),
      letter.toUpperCase() + digits.length
    )
  )
);
console.log(log.splice(0).join(' '));
console.log('abab'.replaceAll('ab', (m, at, whole) => (log.push(at + whole), at)));
console.log(log.splice(0).join());
console.log(
  'abc'.replace('b', function () {
    return arguments.length + typeof this;
  })
);
console.log(
  'xyz'.replace(/(q)?y/, (m, q, at) => `${q}${at}`),
  'abc'.replace(/b/, () => '$&')
);
console.log(
  'abc'.replace('b', () => undefined),
  'abc'.replace('b'),
  'abc'.replace()
);
const pattern = /o/g;
pattern.lastIndex = 3;
console.log('foo boo'.replace(pattern, '0'), pattern.lastIndex);
console.log(
  'foo'.replace(new RegExp('o', 'g'), (m, i) => i),
  'aBc'.replace(/b/i, 'x')
);
console.log('l1\nl2'.replace(/^l/gm, 'L').replace('\n', '|'), 'a\\b'.replace(/\\/g, '/'));
console.log('tel 123'.replace(/\d/g, (d) => 9 - d));
