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
function local(): string {
  enum Local {
    P = 3,
    Q
  }
  const enum Fixed {
    R = Local.P
  }
  return Local[Local.Q] + Local.P;
}
console.log(local());
let value: keyof typeof Text = 'B';
console.log(Text[value], Direction.Up in { 0: 1 });
