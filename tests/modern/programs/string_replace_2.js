const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name + (e instanceof TypeError ? '' : ':' + e.message);
  }
};
console.log(attempt(() => 'x'.replaceAll(/x/, 'y')));
console.log(attempt(() => String.prototype.replace.call(null, 'a', 'b')));
console.log(
  attempt(() =>
    'x'.replace('x', () => {
      throw new Error('inside');
    })
  )
);
console.log(
  attempt(() => 'x1'.replace(1, 2)),
  attempt(() => 'null'.replace(null, 'n'))
);
console.log(attempt(() => 'a'.replace({ toString: () => 'a' }, { toString: () => 'obj' })));
console.log(attempt(() => String.prototype.replace.call(123, 2, '-')));
const template = (text, data) =>
  text.replace(
    /\{\{\s*(\w+)(?:\.(\w+))?\s*\}\}/g,
    (all, a, b) => (b ? data[a]?.[b] : data[a]) ?? all
  );
console.log(
  template('Hi {{name}}, {{ user.city }} {{missing}}!', { name: 'Ann', user: { city: 'Rome' } })
);
console.log('a-b-c'.replace(/-(.)/g, (_, c) => c.toUpperCase()));
console.log('<b>&"'.replace(/[<>&"]/g, (c) => `&#${c.charCodeAt(0)};`));
console.log('1234567.891'.replace(/\B(?=(\d{3})+(?!\d))/g, ',').slice(0, 9));
console.log('aaa'.replace(/a{2}/, 'b'), 'abcabc'.replace(/(a)(b)(c)\1\2\3/, '$3$2$1'));
console.log('  trim  me '.replace(/^\s+|\s+$/g, '').replace(/\s+/g, ' '), 'x'.replace(/x|y/, 'z'));
console.log('aab'.replace(/a*?b/, 'c'), 'ab'.replace(/(?:a)(?=b)/, 'x'));
console.log('ac ab'.replace(/a(?!b)/, 'x'));
let count = 0;
console.log(
  'banana'.replace(/a/g, (a) => (++count === 2 ? 'A' : a)),
  count
);
console.log('nested'.replace(/e(.)/g, (m, c) => m.replace(c, c.toUpperCase())));
console.log('x'.replaceAll('x', 'xx'), 'aaaa'.replaceAll('aa', 'a'), 'a+a'.replaceAll('+', '-'));
console.log('A'.replaceAll('a', 'b'), '日本'.replaceAll('本', 'x'));
console.log('\ud83d\ude00'.replace('😀', 'smile'));
