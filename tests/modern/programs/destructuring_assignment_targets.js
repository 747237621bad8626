const log = [];
const o = {
  list: [],
  set item(x) {
    log.push('set ' + x);
    this.list.push(x);
  },
  get self() {
    log.push('self');
    return this;
  }
};
[o.item, o.self.item, o['it' + 'em']] = [1, 2, 3];
console.log(o.list.join(), log.filter((x) => x === 'self').length);
let a, b, c, rest;
const result = ([a, b = a, ...rest] = 'wxyz');
console.log(a, b, rest.join(''), result);
const object = ({ a, c = 'dc', ...rest } = { a: 1, d: 2 });
console.log(a, c, JSON.stringify(rest), object.d);
[a, b] = [b, a];
[[a], { b }] = [['nested'], { b: 'prop' }];
console.log(a, b);
const fib = [0, 1];
for (let i = 0; i < 8; i++) [fib[fib.length], fib[0], fib[1]] = [0, fib[1], fib[0] + fib[1]];
console.log(fib.slice(0, 2).join());
const list = [1, 2, 3];
[list[0], list[2]] = [list[2], list[0]];
[list[3], ...list[4]] = [4, 5, 6];
console.log(JSON.stringify(list));
const stack = [];
({ x: stack[stack.length], y: stack[stack.length], z: [, stack[stack.length]] } = { x: 'X', y: 'Y', z: 'ab' });
console.log(stack.join());
for ([a, b = 'none'] of [['p', 'q'], ['r']]) log.push(a + b);
for ({ length: c } of ['four', '']) log.push(c);
console.log(log.slice(-4).join());
class Point {
  constructor(p) {
    ({ x: this.x = 0, y: this.y = 0, ...this.extra } = p);
  }
  move(d) {
    [this.x, this.y] = [this.x + d, this.y + d];
    return this;
  }
}
console.log(JSON.stringify(new Point({ x: 1, z: 3 }).move(2)));
let n = 0;
[n, n] = [n + 1, n + 2];
(a) = 5, [(b)] = [6], ({ c: (c) } = { c: 7 });
console.log(n, a, b, c);
