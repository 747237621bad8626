enum Direction {
  Up,
  Down,
  Left = 10,
  Right
}
enum Text {
  A = 'a',
  B = `b`,
  C = 'c' + 'd'
}
enum Direction {
  Later = 20
}
console.log(JSON.stringify(Direction));
const numeric = Object.values(Direction).filter((x): x is Direction => typeof x === 'number');
console.log(
  numeric.join(),
  Object.entries(Text)
    .map(([k, v]) => `${k}=${v}`)
    .join()
);
function turn(d: Direction): Direction {
  switch (d) {
    case Direction.Up:
      return Direction.Right;
    case Direction.Right:
      return Direction.Down;
    default:
      return Direction.Up;
  }
}
console.log(Direction[turn(turn(Direction.Up))], Direction[turn(Direction.Later)]);
namespace Scoped {
  export enum Inner {
    One = 1,
    Two
  }
  export const last = Inner[Inner.Two];
}
console.log(Scoped.Inner.One, Scoped.last);
