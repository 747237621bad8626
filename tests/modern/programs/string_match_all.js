const text = 'a1 b22 c333';
const all = [...text.matchAll(/([a-z])(\d+)/g)];
console.log(all.length, all.map((m) => `${m[0]}/${m[1]}/${m[2]}@${m.index}`).join());
console.log(all[0].input === text, Array.isArray(all[0]), all[1].length);
const pattern = /\d/g;
pattern.lastIndex = 3;
console.log([...text.matchAll(pattern)].map((m) => m[0]).join(''), pattern.lastIndex);
console.log([...text.matchAll('b')].length, [...'a.b'.matchAll('.')].length);
console.log([...text.matchAll(/x/g)].length, [...''.matchAll(/(?:)/g)].length);
console.log([...'ab'.matchAll(/(?:)/g)].map((m) => m.index).join());
const lazy = text.matchAll(/\w/g);
console.log(lazy.next().value[0], lazy[Symbol.iterator]() === lazy, [...lazy].length);
console.log(lazy.next().done, [...lazy].length);
try {
  'x'.matchAll(/x/);
} catch (e) {
  console.log(e instanceof TypeError);
}
console.log(
  text.match(/\d+/g).join(),
  text
    .match(/(\d)(\d)?/)
    .map(String)
    .join(),
  text.match(/x/)
);
console.log(text.match(/x/g), text.match('b').index, text.match().index, text.match(/(c)(z)?/)[2]);
console.log('aaa'.match(/a*?/)[0].length, 'aaa'.match(/(?:)/g).length);
console.log(text.search(/\d{2}/), text.search('c'), text.search(/none/), text.search());
console.log('abc'.search(/(?:)/));
console.log(
  Object.fromEntries([...'k1=v1;k2=v2'.matchAll(/(\w+)=(\w+)/g)].map(([, k, v]) => [k, v])).k2
);
console.log(Array.from('1,22,333'.matchAll(/\d+/g), ([n]) => +n).reduce((a, b) => a + b));
console.log(Array.from('aXbX'.matchAll(/X/g), (m) => m.index).join());
const tokens = [];
for (const [, number, name, op] of '12 + foo*3'.matchAll(/(\d+)|([a-z]+)|([+*])/g))
  tokens.push(number ? 'n' + number : name ? 'i' + name : 'o' + op);
console.log(tokens.join(' '));
for (const m of 'one two three'.matchAll(/\b(\w)(\w*)/g)) {
  if (m[1] === 't') {
    console.log(m[0], m.index);
    break;
  }
}
const words = new Map();
for (const [word] of 'the cat and the dog and'.matchAll(/\w+/g))
  words.set(word, (words.get(word) ?? 0) + 1);
console.log([...words].map((e) => e.join('')).join());
console.log([...'<a><b c>'.matchAll(/<(\w)(?: (\w))?>/g)].map((m) => m[1] + (m[2] ?? '-')).join());
console.log([...'aAbB'.matchAll(/[a-b]/gi)].length, [...'l1\nl2'.matchAll(/^l/gm)].length);
const nested = [...'a(b(c)d)e'.matchAll(/[()]/g)].reduce(
  ([d, max], [c]) => (c === '(' ? [d + 1, Math.max(max, d + 1)] : [d - 1, max]),
  [0, 0]
);
console.log(nested.join(), [...'x'.repeat(300).matchAll(/x/g)].length);
console.log([...'ünïcode'.matchAll(/[^a-z]/g)].map((m) => m[0]).join(''));
