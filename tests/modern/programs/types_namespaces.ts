namespace Shapes {
  export const unit = 1;
  let hidden = 0;
  export let count = 0;
  export function bump(by = unit): number {
    count += by;
    return ++hidden;
  }
  export class Circle {
    constructor(public r: number) {
      bump();
    }
    get area() {
      return Math.round(Math.PI * this.r ** 2);
    }
  }
  export namespace Deep.Deeper {
    export const path = 'Deep.Deeper' + unit;
  }
  export interface Only {
    x: number;
  }
  export type Alias = string;
}
namespace Shapes {
  export const second = unit + count;
  export function read() {
    return [count, second].join();
  }
}
namespace Empty {
  export type T = 1;
}
import Path = Shapes.Deep.Deeper;
import make = Shapes.Circle;
console.log(Path.path, new make(1).r);
const {
  unit,
  Deep: { Deeper }
} = Shapes;
console.log(unit, Deeper === Path);
namespace Order {
  export const a = 'a',
    b = a + 'b';
  export const {
    c,
    d: [e]
  } = { c: 'C', d: ['E'] };
  export var f = () => a + c + e;
}
console.log(new Shapes.Circle(2).area, Shapes.count, Shapes.bump(5), Shapes.count, Shapes.read());
console.log(Shapes.Deep.Deeper.path, Object.keys(Shapes).join(), typeof (Shapes as any).hidden);
function merged(x: number): string {
  return merged.prefix + x + merged.suffix();
}
namespace merged {
  export let prefix = '<';
  export const suffix = () => '>';
}
merged.prefix = '[';
console.log(merged(5));
class Book {
  chapters = [new Book.Chapter('one'), new Book.Chapter()];
}
console.log(Order.b, Order.f(), Object.keys(Order).join());
