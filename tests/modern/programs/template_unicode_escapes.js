const hex = (s) => [...s].map((c) => c.codePointAt(0).toString(16)).join(' ');
const cooked = (strings,
  ...values) => strings.map(hex).join('|') + '/' + values.map((v) => hex(String(v))).join();
const raw = (strings) => strings.raw.join('|');
console.log(cooked`\u{41}\x41\u0041A`, raw`\u{41}\x41\u0041A`);
console.log(cooked`\u{1F600}`, hex(`\u{1F600}`), hex('\u{1F600}'), hex('\ud83d\ude00'));
console.log('\u{1F600}' === '\ud83d\ude00');
console.log(cooked`a${'\u{10FFFF}'}b\u{e9}`, hex(`\u{0}`), hex('\u{000041}'), '\u{41}'.length);
console.log(`\u{1F600}`.length);
console.log(cooked`\
`, cooked`\r\n\t`, raw`\r\n\t`, hex(`\
x`));
const o = { '\u{61}b': 1, ['\x63']: 2 };
console.log(o.ab, o.c, Object.keys(o).join(), '\u0061' in { a: 1 });
const \u0061bc = 'escaped name';
console.log(abc, { \u0061bc }.abc, ((p\u0061ram) => param)('p'));
const é = 1, $ = 2, _ = 3, 変数 = 4, ñandú = 5;
console.log(é + $ + _ + 変数 + ñandú, { é, 変数 }.変数);
console.log(/\u0041/.test('A'), /[\u0041-\u0043]+/.exec('xABCD')[0]);
console.log(new RegExp('\\u00e9').test('é'), '\u2028'.length + '\u2029'.length);
