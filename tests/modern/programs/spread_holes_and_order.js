const log = [];
const say = (x) => (log.push(x), x);
const holes = [, 1, , 2, ,];
const spread = [...holes];
console.log(holes.length, 0 in holes, spread.length, 0 in spread, 4 in spread);
console.log(spread.map(String).join());
console.log([0, ...[, 'x'], , ...[,]].length, JSON.stringify([...[,], ...[, ,]]), 1 in [...[, ,]]);
console.log(((...xs) => xs.length)(...[, ,]), ((a = 'default') => a)(...[,]));
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
console.log(f(...'ab', ...[], ...new Set([1, 1]), ...new Map([[2, 3]]), ...gen(), ...[[4, 5]]));
console.log(f(...[], ...''), f(...[undefined, null]));
const list = [1, 2];
const copy = [...list, list.push(3), ...list];
console.log(copy.join(), list.join());
const o = {
  method(...xs) {
    return [this === o, ...xs].join();
  },
  list: [7, 8]
};
console.log(o.method(...o.list), o['method'](...o.list, 9), o.method?.(...o.list));
console.log(new Date(...[0]).getTime());
class C {
  constructor(...xs) {
    this.xs = xs;
  }
}
console.log(new C(...[1, 2], ...'z').xs.join(), new C(...[]).xs.length);
console.log(
  new (class extends C {
    constructor(...ys) {
      super(...ys, ...ys);
    }
  })(1, 2).xs.join()
);
