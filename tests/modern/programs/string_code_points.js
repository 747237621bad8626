const s = 'a😀é\u0301𝒳z';
console.log(s.length, [...s].length, s.codePointAt(1), s.codePointAt(2), s.charCodeAt(1));
console.log(s.codePointAt(99), String(s.charCodeAt(99)), s.charAt(99) === '', s.at(-1), s.at(0));
console.log(s.at(99), 'x'.codePointAt());
console.log([...s].map((c) => c.codePointAt(0).toString(16)).join());
console.log(Array.from(s, (c) => c.length).join(''), s.split('').length, Object.keys('a😀').join());
console.log(s.indexOf('é'), s.slice(1, 3) === '😀', s.substring(1, 2).charCodeAt(0).toString(16));
console.log(String.fromCodePoint(97, 0x1f600, 0x10ffff).length, String.fromCodePoint() === '');
console.log(String.fromCodePoint('65'), String.fromCharCode(0xd83d, 0xde00) === '😀');
console.log(String.fromCharCode(65.9, '66', 65536 + 67), String.fromCharCode() === '');
console.log(String.fromCodePoint(0).length, String.fromCharCode(NaN).charCodeAt(0));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => String.fromCodePoint(-1)), attempt(() => String.fromCodePoint(0x110000)));
console.log(attempt(() => String.fromCodePoint(1.5)), attempt(() => String.fromCodePoint('x')));
console.log(attempt(() => String.fromCodePoint(Infinity)));
const lone = 'x\ud83dy';
console.log(lone.length, [...lone].length, [...lone][1].charCodeAt(0).toString(16));
console.log(lone.codePointAt(1).toString(16), '\ude00\ud83d'.length, [...'\ude00\ud83d'].length);
console.log('\ud83d' + '\ude00' === '😀', [...('\ud83d' + '\ude00')].length);
for (const c of 'z𝒳') console.log(c.length, c.codePointAt(0));
const [first, second, ...others] = '😀😁b';
console.log(first === '😀', second.length, others.join());
console.log('😀'.split('').map((c) => c.charCodeAt(0).toString(16)).join());
console.log([...'😀😁'].reverse().join('') === '😁😀');
console.log('é' === '\u00e9', 'é'.length, 'e\u0301'.length, 'ß'.length, '\u00e9'.charCodeAt(0));
console.log('añb'.indexOf('b'), '日本語'.length, '日本語'.charAt(1), '日本語'.slice(-1));
console.log('日本語'.lastIndexOf('語'), 'naïve café'.split(' ').map((w) => w.length).join());
const bytes = (t) => encodeURIComponent(t).replace(/%../g, 'x').length;
console.log(bytes('a'), bytes('é'), bytes('日'), bytes('😀'), escape('é').length);
console.log(unescape('%E9') === 'é', encodeURIComponent('é😀'));
console.log(decodeURIComponent('%F0%9F%98%80') === '😀');
console.log('😀' < '\uffff', '😀' > '\ud83c');
console.log(['\uffff', '😀', 'z'].sort().map((c) => c.codePointAt(0).toString(16)).join());
console.log('😀'.localeCompare === ''.localeCompare, 'x😀y'.search(/y/), /^.$/.test('😀'));
console.log(/^..$/.test('😀'), 'a😀b'.replace(/[\ud83d][\ude00]/, '-'));
console.log(JSON.stringify('é😀'), JSON.parse('"\\ud83d\\ude00"') === '😀');
console.log(JSON.stringify({ 'ключ': 1 }), 'ÀÉ'.toLowerCase(), 'àé'.toUpperCase());
console.log('Ω'.toLowerCase(), 'ж'.toUpperCase());
