const raw = (strings, ...values) => strings.raw.map((s,
  i) => s + (i < values.length ? `[${values[i]}]` : '')).join('');
const cooked = (strings) => strings.map((s) => (s === undefined ? 'undefined' : [...s].map((c) => c.charCodeAt(0).toString(16)).join(' '))).join('|');
console.log(raw`a\n${1}\t\\${2}\``, raw``, raw`\u{41}\x41\u0041`, raw`${1}${2}`);
console.log(cooked`\n\t\\\`\$`, cooked`\x41\u0041`, cooked`a${0}b`, cooked`\0`);
console.log(raw`line one
line two`, `continued \
line`, `tab	inside`.length);
const counts = (strings, ...values) => `${strings.length}/${strings.raw.length}/${values.length}`;
console.log(counts``, counts`x`, counts`${0}`, counts`a${0}b${0}`, counts`${0}${0}${0}`);
console.log(String.raw`C:\new\${'x'}${1 + 1}\u00e9`, String.raw({ raw: 'abc' }, 1, 2, 3));
console.log(String.raw`${1}\n${2}`.length);
console.log(((s) => Array.isArray(s) && Array.isArray(s.raw))`x`);
console.log(((s) => s.hasOwnProperty('raw') + Object.keys(s).join())`a${1}b`);
const bad = (strings) => strings.map(String).join() + '#' + strings.raw.join();
console.log(bad`ok${1}\uD83D`.length, bad`$`, bad`$$ {x} $${5}$`, bad`}{`);
console.log(`${'a'}${1}${null}${undefined}${true}${[1, [2]]}${{}}`.slice(0, 40));
console.log(`${`${`deep ${1}`}`}`);
console.log(`${1}${`${2}${`${3}`}`}`, `a${{ b: { c: `x${1}` } }.b.c}d`, `${'}'}`, `${`}`}`);
console.log(`\${not}`, `$${1}`, `${'`'}`);
const multi = `
  indented ${[1, 2].map((n) => `
    item ${n}`).join('')}
`;
console.log(JSON.stringify(multi));
const crlf = (s) => s.raw[0].length + ':' + s[0].length;
console.log(crlf`\r\n`, crlf`\
`, `"'`, '\x41\u{42}C'.length, '\u{1F600}'.length);
console.log('\v\f\b\0'.length);
