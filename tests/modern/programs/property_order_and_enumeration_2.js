const inherited = Object.create({ up: 1 }, { own: { value: 1, enumerable: true } });
console.log({ ...inherited }.up, Object.assign({}, inherited).own, 'up' in inherited);
const parsed = JSON.parse('{"z":1,"2":2,"a":3,"1":4,"z":5}');
console.log(Object.keys(parsed).join(), parsed.z, JSON.stringify(parsed));
function f() {}
f.x = 1;
f[0] = 2;
console.log(Object.keys(f).join(), Object.keys(arguments1()).join());
console.log(Object.keys(new String('ab')).join());
console.log(Object.keys(Object.assign(new String('a'), { p: 1 })).join());
function arguments1() {
  return (function () {
    return arguments;
  })('p', 'q');
}
