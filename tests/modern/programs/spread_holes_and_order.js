const log = [];
const say = (x) => (log.push(x), x);
const holes = [, 1, , 2, ,];
const spread = [...holes];
console.log(holes.length, 0 in holes, spread.length, 0 in spread, 4 in spread, spread.map(String).join());
console.log([0, ...[, 'x'], , ...[,]].length, JSON.stringify([...[,], ...[, ,]]), 1 in [...[, ,]], ((...xs) => xs.length)(...[, ,]), ((a = 'default') => a)(...[,]));
function* gen() {
  say('gen starts');
  yield 1;
  say('gen goes on');
  yield 2;
  say('gen ends');
}
const result = [say('a'), ...gen(), say('b'), ...(say('c'), [3])];
console.log(result.join(), log.splice(0).join());
const f = (...xs) => xs.join('|');
console.log(f(...'ab', ...[], ...new Set([1, 1]), ...new Map([[2, 3]]), ...gen(), ...[[4, 5]]), f(...[], ...''), f(...[undefined, null]));
const list = [1, 2];
const copy = [...list, list.push(3), ...list];
console.log(copy.join(), list.join());
const o = { method(...xs) { return [this === o, ...xs].join(); }, list: [7, 8] };
console.log(o.method(...o.list), o['method'](...o.list, 9), o.method?.(...o.list), new Date(...[0]).getTime());
class C {
  constructor(...xs) {
    this.xs = xs;
  }
}
console.log(new C(...[1, 2], ...'z').xs.join(), new C(...[]).xs.length, new (class extends C { constructor(...ys) { super(...ys, ...ys); } })(1, 2).xs.join());
for (const bad of [null, undefined, 5, {}, true, () => 1]) {
  try {
    [...bad];
    console.log('spread');
  } catch (e) {
    try {
      f(...bad);
    } catch (e2) {
      console.log(e instanceof TypeError, e2 instanceof TypeError);
    }
  }
}
console.log([...'a😀'].length, [...[[1, [2]]]][0][1][0], [...[...[...[1, 2]]]].length, Math.max(...[3, 1], ...[2]), [].concat(...[[1], [2, [3]]]).length);
const weird = [1, 2, 3];
Object.defineProperty(weird, Symbol.iterator, { value: function* () { yield 'own iterator'; } });
const [first] = weird;
console.log([...weird].join(), first, f(...weird), Array.from(weird).join(), new Set(weird).size);
for (const x of weird) console.log(x);
console.log([...Array(3).keys()].join(), [...Array(2)].map(() => 'x').join(''), Array.apply(null, Array(2)).length, [...Object.entries({ p: 1 })][0].join());
const big = Array.from({ length: 1000 }, (_, i) => i);
console.log(Math.max(...big), [...big, ...big].length, String.fromCharCode(...big.slice(65, 70)));
