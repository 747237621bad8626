const log = [];
const say = (x) => (log.push(x), x);
function f({ a = say('a'), b: [c = say('c'), ...d] = say('b') } = say({}), [e] = say(['e']), ...[g, { length } = say('len')]) {
  return [a, c, d.join(''), e, g, length].join('|');
}
console.log(f(), log.map((x) => typeof x === 'string' ? x : 'obj').join());
log.length = 0;
console.log(f({ a: null, b: [undefined, 1, 2] }, 'z', 'G', 'four'), log.join());
const arrow = ({ x }, [y, { z }] = [1, { z: 2 }]) => x + y + z;
console.log(arrow({ x: 10 }), arrow({ x: 10 }, [20, { z: 30 }]));
const o = {
  method({ n = 1 } = {}, m = n * 2) {
    return n + m;
  },
  set both([p, q = p]) {
    this.sum = p + q;
  },
  *gen({ to }) {
    for (let i = 0; i < to; i++) yield i;
  }
};
o.both = [4];
console.log(o.method(), o.method({ n: 5 }), o.method(undefined, 0), o.sum, [...o.gen({ to: 3 })].join());
class Point {
  constructor({ x, y } = { x: 0, y: 0 }, { label = `${x},${y}` } = {}) {
    Object.assign(this, { x, y, label });
  }
  static from([x, y]) {
    return new Point({ x, y });
  }
}
console.log(new Point().label, Point.from([3, 4]).label, new Point({ x: 1 }, { label: 'L' }).label);
const attempts = [() => arrow(), () => arrow(null), () => arrow({ x: 1 }, null), () => Point.from({}), () => f(undefined, 5)];
console.log(attempts.map((run) => {
  try {
    return run();
  } catch (e) {
    return e instanceof TypeError;
  }
}).join());
console.log([[1, [2]], [3, [4]]].map(([p, [q]]) => p * q).join(), Object.entries({ k: 1 }).map(([k, v]) => k + v)[0]);
console.log([3, 1, 2].sort((...[l, r]) => r - l).join(), ((a, { length } = a) => length)('five!'));
