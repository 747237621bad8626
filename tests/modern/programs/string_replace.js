const log = [];
console.log('aXbX'.replace('X', '-'), 'aXbX'.replace(/X/, '-'), 'aXbX'.replace(/X/g, '-'), 'aXbX'.replaceAll('X', '-'), 'aXbX'.replaceAll(/X/g, '-'), 'abc'.replace('', '_'), 'abc'.replaceAll('', '_'), 'abc'.replace(/(?:)/g, '_'), ''.replaceAll('', 'x'), 'none'.replace('x', 'y'));
console.log('abc'.replace('b', '[$&]'), 'abc'.replace('b', "[$`|$']"), 'abc'.replace('b', '$$'), 'abc'.replace(/(b)(c)?/, '$2$1$3'), 'abc'.replace(/(b)/, '$01$10$0'), 'aa'.replaceAll('a', '$&$&'), 'john smith'.replace(/(\w+)\s(\w+)/, '$2, $1'), 'x'.replace('x', '$'), 'x'.replace('x', '$1'), 'a.b.c'.replaceAll('.', '$$'), 'x'.replace(/x/, '$`$\'<'));
console.log('a1b22'.replace(/([a-z])(\d+)/g, (m, letter, digits, at, whole) => (log.push([m, letter, digits, at, whole].join('/')), letter.toUpperCase() + digits.length)), log.splice(0).join(' '));
console.log('abab'.replaceAll('ab', (m, at, whole) => (log.push(at + whole), at)), log.splice(0).join(), 'abc'.replace('b', function () { return arguments.length + typeof this; }), 'xyz'.replace(/(q)?y/, (m, q, at) => `${q}${at}`), 'abc'.replace(/b/, () => '$&'), 'abc'.replace('b', () => undefined), 'abc'.replace('b'), 'abc'.replace());
const pattern = /o/g;
pattern.lastIndex = 3;
console.log('foo boo'.replace(pattern, '0'), pattern.lastIndex, 'foo'.replace(new RegExp('o', 'g'), (m, i) => i), 'aBc'.replace(/b/i, 'x'), 'l1\nl2'.replace(/^l/gm, 'L').replace('\n', '|'), 'a\\b'.replace(/\\/g, '/'), 'tel 123'.replace(/\d/g, (d) => 9 - d));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name + (e instanceof TypeError ? '' : ':' + e.message);
  }
};
console.log(attempt(() => 'x'.replaceAll(/x/, 'y')), attempt(() => String.prototype.replace.call(null, 'a', 'b')), attempt(() => 'x'.replace('x', () => { throw new Error('inside'); })), attempt(() => 'x1'.replace(1, 2)), attempt(() => 'null'.replace(null, 'n')), attempt(() => 'a'.replace({ toString: () => 'a' }, { toString: () => 'obj' })), attempt(() => String.prototype.replace.call(123, 2, '-')));
const template = (text, data) => text.replace(/\{\{\s*(\w+)(?:\.(\w+))?\s*\}\}/g, (all, a, b) => (b ? data[a]?.[b] : data[a]) ?? all);
console.log(template('Hi {{name}}, {{ user.city }} {{missing}}!', { name: 'Ann', user: { city: 'Rome' } }), 'a-b-c'.replace(/-(.)/g, (_, c) => c.toUpperCase()), '<b>&"'.replace(/[<>&"]/g, (c) => `&#${c.charCodeAt(0)};`));
console.log('1234567.891'.replace(/\B(?=(\d{3})+(?!\d))/g, ',').slice(0, 9), 'aaa'.replace(/a{2}/, 'b'), 'abcabc'.replace(/(a)(b)(c)\1\2\3/, '$3$2$1'), '  trim  me '.replace(/^\s+|\s+$/g, '').replace(/\s+/g, ' '), 'x'.replace(/x|y/, 'z'), 'aab'.replace(/a*?b/, 'c'), 'ab'.replace(/(?:a)(?=b)/, 'x'), 'ac ab'.replace(/a(?!b)/, 'x'));
let count = 0;
console.log('banana'.replace(/a/g, (a) => (++count === 2 ? 'A' : a)), count, 'nested'.replace(/e(.)/g, (m, c) => m.replace(c, c.toUpperCase())), 'x'.replaceAll('x', 'xx'), 'aaaa'.replaceAll('aa', 'a'), 'a+a'.replaceAll('+', '-'), 'A'.replaceAll('a', 'b'), '日本'.replaceAll('本', 'x'), '\ud83d\ude00'.replace('😀', 'smile'));
