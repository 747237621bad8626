const a = 1;
console.log(`a${a}b${a + 1}c`, `line
two`, `\u0041\n`.length, `${`nested ${a}`}`);
function tag(strings, ...values) {
  return strings.raw.join('|') + strings.join('|') + values.join();
}
console.log(tag`x${1}\ny${2}z`);
const keep = [];
function same(strings) {
  keep.push(strings);
}
for (let i = 0; i < 2; i++) same`hello`;
console.log(keep[0] === keep[1]);
console.log(`${{ toString: () => 'object' }}`);
export {};
