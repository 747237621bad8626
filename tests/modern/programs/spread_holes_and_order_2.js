const f = (...xs) => xs.join('|');
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
console.log([...'a😀'].length, [...[[1, [2]]]][0][1][0], [...[...[...[1, 2]]]].length);
console.log(Math.max(...[3, 1], ...[2]), [].concat(...[[1], [2, [3]]]).length);
const weird = [1, 2, 3];
Object.defineProperty(weird, Symbol.iterator, {
  value: function* () {
    yield 'own iterator';
  }
});
const [first] = weird;
console.log([...weird].join(), first, f(...weird), Array.from(weird).join(), new Set(weird).size);
for (const x of weird) console.log(x);
console.log([...Array(3).keys()].join(), [...Array(2)].map(() => 'x').join(''));
console.log(Array.apply(null, Array(2)).length, [...Object.entries({ p: 1 })][0].join());
const big = Array.from({ length: 1000 }, (_, i) => i);
console.log(Math.max(...big), [...big, ...big].length, String.fromCharCode(...big.slice(65, 70)));
