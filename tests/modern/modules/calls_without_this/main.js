import { self, tag, Inner, maybe, list, table, asyncSelf } from './functions.js';
import * as ns from './functions.js';
import def from './functions.js';
console.log(self(), def(), (0, self)(), self?.(), self.call('given'), [1].map(self)[0], typeof ns.self);
console.log(tag`a${1}b${2}c`, new Inner().who(), new Inner.Nested(3).n, typeof Inner, typeof ns.missing);
console.log(maybe?.(), maybe?.x.y, list?.[0], list.length, [...list, ...list].join(), Math.max(...list), table['key'].deep, delete table.gone, 'gone' in table);
const { n = list[1], ...others } = { m: list[2], [tag`k`]: table.key.deep };
console.log(n, JSON.stringify(others), { list, self }.list === list, ((list) => list)(5), (() => self)() === self);
function shadow(self, { tag } = { tag: 'own tag' }) {
  var list = 'own list';
  {
    let table = 'own table';
    class Inner {}
    return [self, tag, list, table, Inner === ns.Inner].join();
  }
}
console.log(shadow('own self'), list.length);
label: for (const maybe of list) {
  if (maybe === 2) break label;
  console.log('loop', maybe);
}
try {
  throw 'thrown';
} catch (table) {
  console.log(table);
}
list.push(4);
table.added = list;
console.log(ns.list.length, ns.table.added === list, self.name === undefined ? '' : typeof self.name, self instanceof Function, void self, !maybe, list + '', -list[0], `${list}`);
asyncSelf().then((x) => console.log(x));
