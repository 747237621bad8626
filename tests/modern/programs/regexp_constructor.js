const g = /ab+c/gi;
const copy = new RegExp(g);
console.log(copy !== g, copy.source, copy.flags, RegExp(g) === g, new RegExp(g, 'm').flags);
console.log(new RegExp(g, '').flags === '', new RegExp(g, undefined).flags, copy.lastIndex);
g.lastIndex = 2;
console.log(new RegExp(g).lastIndex, g.lastIndex, g.toString(), `${new RegExp('x/y', 'g')}`);
console.log(RegExp('a|b').source, new RegExp(5).test('5'));
console.log(new RegExp(null).test('null'));
console.log(Object.keys(g).length, g.hasOwnProperty('lastIndex'), 'source' in g, typeof g.exec);
console.log(g instanceof RegExp, RegExp.prototype.toString.call({ source: 's', flags: 'f' }));
const frozen = Object.freeze(/x/);
console.log(frozen.test('axb'), 'axb'.replace(frozen, '-'), frozen.lastIndex);
const escape = (s) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
console.log(new RegExp(escape('a.b*c(d)[e]')).test('a.b*c(d)[e]'), escape('1+1=2?'));
console.log(new RegExp('^' + ['x', 'y'].map(escape).join('|') + '$').test('y'));
class Counting extends RegExp {
  count(text) {
    return (text.match(this) ?? []).length;
  }
}
const counting = new Counting('o', 'g');
console.log(counting.count('foo boo'), counting instanceof Counting, counting instanceof RegExp);
console.log(counting.flags, counting.test('o'));
