const values = [0, -0, NaN, '', '0', ' ', 'a', null, undefined, true, false, [], [0], {}];
const row = (test) => values.map((a) => values.map((b) => (test(a, b) ? 1 : 0)).join('')).join(' ');
console.log(row((a, b) => a == b));
console.log(row((a, b) => a === b));
console.log(row((a, b) => a < b));
console.log(row((a, b) => a <= b));
console.log(row((a, b) => Object.is(a, b)));
console.log(['a' < 'b', 'B' < 'a', 'a' < 'aa', '10' < '9', '10' < 9, 'z' > 'é', [2] > 1, null >= 0, undefined == 0].join());
const log = [];
const thing = (name, value) => ({
  valueOf() {
    log.push('valueOf ' + name);
    return value;
  },
  toString() {
    log.push('toString ' + name);
    return 'text ' + name;
  }
});
console.log(thing('a', 1) < thing('b', 2), thing('c', 3) > thing('d', 4), thing('e', 5) <= thing('f', 5), log.splice(0).join());
console.log(thing('g', 1) == 1, thing('h', 'text h') == 'text h', thing('i', 1) === 1, thing('j', 1) != '1', log.splice(0).join());
console.log(new Date(5) > new Date(4), new Date(5) == 5, +new Date(5) === 5, new String('x') == 'x', new String('x') == new String('x'));
const symbol = Symbol('s');
console.log(symbol == symbol, Object(symbol) == symbol, symbol === Object(symbol), Symbol('s') == symbol, typeof Object(symbol));
console.log(null == undefined, null == 0, null == false, undefined == false, '' == 0, '0' == false, [] == '', [] == ![], [[]] == 0);
console.log('1' + 1, '3' - 1, '3' * '4', [] + [], [] + {}, 1 + null, String(1 + undefined), true + true, [1, 2] + [3], '5' + -'2');
console.log(1 < 2 < 3, 3 > 2 > 1, NaN != NaN, [NaN].indexOf(NaN), [NaN].includes(NaN), 0 === -0, 1 / 0 === 1 / -0);
console.log('b' > 'a' && 'a' > 'B', 'a' == 'A'.toLowerCase(), '\u00e9' === '\u0065\u0301', 'x' in { x: undefined }, '1' in [0, 0]);
console.log(!!'' + !!'0' + !!NaN + !![] + !!{}, typeof null, typeof (() => 1), typeof Symbol(), typeof undefined, typeof NaN);
