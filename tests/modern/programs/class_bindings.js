let A = class Named {
  static self() {
    return Named;
  }
  make() {
    return new Named();
  }
};
const Old = A;
A = null;
console.log(Old.self() === Old, new Old().make() instanceof Old);
class Counter {
  static total = 0;
  constructor() {
    Counter.total++;
  }
}
new Counter();
const keep = Counter;
console.log(keep.total, typeof Counter, Counter.prototype.constructor === Counter);
{
  class Counter {
    static total = 'block';
  }
  console.log(Counter.total);
}
console.log(Counter.total);
function scoped(flag) {
  if (flag) {
    class Local {
      who() {
        return 'then';
      }
    }
    return new Local();
  } else {
    class Local {
      who() {
        return 'else';
      }
    }
    return new Local();
  }
}
console.log(scoped(true).who(), scoped(false).who());
const made = [];
for (const n of [1, 2]) {
  class PerTurn {
    n = n;
    static made = made.length;
  }
  made.push(PerTurn);
}
console.log(made[0] !== made[1], new made[0]().n, new made[1]().n, made.map((c) => c.made).join());
switch (1) {
  case 1:
    class InSwitch {
      x = 'switch';
    }
    console.log(new InSwitch().x);
}
