const log = [];
const o = {
  _n: 1,
  get n() {
    log.push('get');
    return this._n;
  },
  set n(x) {
    log.push('set ' + x);
    this._n = x;
  }
};
const key = () => (log.push('key'), 'n');
o[key()] += 2;
o[key()]++;
--o[key()];
o[key()] **= 2;
o[key()] ??= 5;
o[key()] ||= 6;
o[key()] &&= 0;
o[key()] ||= 7;
o[key()] <<= 1;
o[key()] %= 4;
console.log(log.join(' '), o.n);
let s = 'a';
s += 1 + 2;
s += s += 'b';
console.log(s);
let n = 10;
n -= n *= 2;
console.log(n, (n /= 4), (n |= 1), (n &= 6), (n ^= 3), (n >>= 1), (n >>>= 0));
let text = '5';
const post = text++;
console.log(typeof post, post, text, typeof text);
let u;
u++;
console.log(String(u), (u = null, ++u), (u = true, u--, u), (u = '7', -u), +[], +[3], String(+[1, 2]), +'', +' 12 ', String(+'1x'));
const list = [1, 2, 3];
let i = 0;
list[i++] += 10;
list[i++] *= list[i];
console.log(list.join(), i);
const deep = { a: { b: [{ c: 1 }] } };
deep.a['b'][deep.a.b.length - 1].c += deep.a.b[0].c++ + ++deep.a.b[0].c;
console.log(deep.a.b[0].c);
const frozen = Object.freeze({ x: 1 });
frozen.x += 5;
frozen.y = 1;
console.log(frozen.x, frozen.y, (frozen.x = 9), delete frozen.x);
const readonly = { get x() { return 'r'; } };
readonly.x = 'w';
console.log(readonly.x, (readonly.x += '!'));
let a, b, c;
a = b = c = [];
a.push(1);
console.log(c.length, (a = 1) + (b = 2) * (c = 3), a + b + c);
const computed = { ['a' + 1]: 1 };
computed['a' + 1] -= -1;
computed.made ??= computed.other ??= 'both';
console.log(JSON.stringify(computed));
