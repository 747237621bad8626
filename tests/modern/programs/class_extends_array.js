class Stack extends Array {
  label = 'stack';
  get top() {
    return this[this.length - 1];
  }
  sum() {
    return this.reduce((a, b) => a + b, 0);
  }
  static pair(a, b) {
    const made = new this();
    made.push(a, b);
    return made;
  }
}
const s = new Stack();
s.push(1, 2, 3);
console.log(s.length, s.top, s.sum(), s.label, Array.isArray(s), s instanceof Stack, s instanceof Array);
s[5] = 6;
console.log(s.length, s.top, 4 in s, JSON.stringify(s), String(s));
s.length = 2;
console.log(s.top, [...s].join('-'), Math.max(...s), s.pop(), s.length);
console.log(new Stack(3).length, new Stack(3, 4).length, new Stack('3').length, Stack.pair('a', 'b').join());
const [first, ...others] = Stack.pair('x', 'y');
console.log(first, others.join(), Array.isArray(others));
for (const x of Stack.pair(7, 8)) console.log('of', x);
console.log(Stack.from([1, 2]) instanceof Stack, Stack.of(9).top, Stack.from(new Set([4, 4, 5])).sum());
const sorted = Stack.of(3, 1, 2).sort();
console.log(sorted instanceof Stack, sorted.join(), sorted.indexOf(2), sorted.includes(3));
console.log([].concat(Stack.of(1, 2), 3).length, Array.from(Stack.of(5)).length, Object.keys(Stack.of(1, 2)).join());
class Deep extends Stack {
  constructor(...given) {
    super();
    for (const x of given) this.push(x * 2);
  }
}
console.log(new Deep(1, 2, 3).join(), new Deep(5).top, new Deep() instanceof Stack);
