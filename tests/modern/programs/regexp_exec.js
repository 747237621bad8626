const r = /(\w)(\d)?/g;
const seen = [];
let m;
while ((m = r.exec('a1 b c2'))) seen.push(`${m[0]}|${m[1]}|${m[2]}@${m.index}>${r.lastIndex}`);
console.log(seen.join(' '), r.lastIndex, m);
console.log(/a/.exec('ba').index, /x/.exec('y'), /(a)|(b)/.exec('b').map(String).join());
console.log(/(?:x(y)?)+/.exec('xyx').map(String).join());
console.log(/(z)((a+)?(b+)?(c))*/.exec('zaacbbbcac').map(String).join(), /a|ab/.exec('abc')[0]);
console.log(/((a)|(ab))((c)|(bc))/.exec('abc').map(String).join());
const g = /o/g;
console.log(g.test('foo'), g.lastIndex, g.test('foo'), g.lastIndex, g.test('foo'), g.lastIndex);
console.log(((g.lastIndex = 5), g.test('foo'), g.lastIndex), /o/.test('foo'), /o/.lastIndex);
const n = /b/;
n.lastIndex = 2;
console.log(n.test('abc'), n.lastIndex, n.exec('abc').index, 'x'.match(/(?:)/g).length);
console.log(/(?:)/.test(''), /undefined/.test(), /null/.test(null), /5/.test(5));
console.log(new RegExp('').source, String(new RegExp('/')), new RegExp('a/b').source);
console.log(/a/gi.flags, /a/m.flags, /a/.flags === '', /a/g.global, /a/i.ignoreCase);
console.log(/a/m.multiline, new RegExp(/x/g).flags, new RegExp(/x/g) !== /x/g, String(/a\nb/gi));
console.log(RegExp('x', undefined).flags === '', RegExp(/y/).source, new RegExp('\\d+').test('42'));
console.log('greedy <a><b>'.match(/<.+>/)[0], 'lazy <a><b>'.match(/<.+?>/)[0]);
console.log('aaaa'.match(/a{2,3}/)[0], 'aaaa'.match(/a{2,3}?/)[0], 'aaaa'.match(/a{2,}/)[0].length);
console.log('ab12'.match(/[^\d\s]+/)[0], 'x-y'.match(/[\w-]+/)[0], 'a.b'.match(/a\.b/)[0]);
console.log('tab\t'.match(/\t/).index, '\u00e9'.match(/\xe9/).index, 'A_1'.match(/\W/));
console.log('\n'.match(/./), '\n'.match(/[^]/)[0].length);
console.log(/^b/m.test('a\nb'), /^b/.test('a\nb'), /a$/m.test('a\nb'), /\bfoo\b/.test('a foo b'));
console.log(/\Bo/.test('foo'), /\bé/.test('é'), /(?=a)a/.test('a'), /(?!a)a/.test('a'));
console.log(/a(?=b)/.exec('ab')[0], /(?=(a+))a*b\1/.exec('baaabac').join());
console.log(/(.)\1/.exec('abccd')[0], /(a)\1?b/.exec('ab')[0], /\0/.test('\0'), /[\b]/.test('\b'));
console.log(/\cJ/.test('\n'));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
const open = '(', star = '*', twice = 'gg', unknown = 'q';
console.log(attempt(() => new RegExp(open)), attempt(() => new RegExp(star)));
console.log(attempt(() => new RegExp('a', twice)), attempt(() => new RegExp('a', unknown)));
console.log(attempt(() => RegExp.prototype.exec.call({}, 'x')));
console.log(attempt(() => new RegExp('[b-a]'.replace('x', ''))));
console.log(attempt(() => new RegExp(undefined).source));
const date = /^(\d{4})-(\d\d)-(\d\d)$/, email = /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i,
  ip = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
console.log(date.exec('2024-02-29').slice(1).map(Number).join(), email.test('a.b@C.org'));
console.log(email.test('a@b'), ip.test('192.168.1.255'), ip.test('256.1.1.1'), ip.test('1.2.3'));
console.log(/^(?:\+|-)?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test('-1.5E+10'));
const lexer = /\s*(?:(\d+\.?\d*)|(.))/g;
const tokens = [];
'3.14 + x*(2)'.replace(lexer, (all, number, other) => tokens.push(number ? 'N' : other));
console.log(tokens.join(''), 'aBC'.replace(/b|c/gi, (x) => `<${x}>`));
console.log(/[a-c\d_]+/.exec('--ab3_z')[0], /[\]]/.test(']'), /[^\]]/.exec(']x')[0]);
console.log(/[-a]/.test('-'), Object.prototype.toString.call(/x/), typeof /x/);
console.log(/x/ instanceof RegExp, /a/ === /a/);
