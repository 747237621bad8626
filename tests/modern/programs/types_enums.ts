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
enum Mixed {
  No = 0,
  Yes = 'YES',
  Half = 0.5,
  Neg = -1,
  Not = ~5
}
enum Flags {
  None = 0,
  Read = 1 << 0,
  Write = 1 << 1,
  Both = Read | Write,
  All = Both | (1 << 2)
}
enum Computed {
  Length = 'four'.length,
  Call = Math.max(1, 2),
  Again = Length * 2,
  Ref = Direction.Left
}
enum Direction {
  Later = 20
}
const enum Inlined {
  X = 5,
  Y = X * 2,
  Z = 'z'
}
console.log(Direction.Up, Direction.Right, Direction[11], Direction['Down']);
console.log(Direction[Direction.Left], Direction.Later, Direction[20]);
console.log(Text.A, Text.B, Text.C, Object.keys(Text).join(), (Text as any)['a']);
console.log(Mixed.No, Mixed.Yes, Mixed.Half, Mixed[0.5], Mixed.Neg, Mixed[-1], Mixed.Not);
console.log(Flags.Both, Flags.All, Flags[3], (Flags.All & Flags.Write) === Flags.Write);
console.log(Flags[Flags.Read | Flags.Write]);
console.log(Computed.Length, Computed.Call, Computed.Again, Computed.Ref, Computed[8]);
console.log(Inlined.X, Inlined.Y, Inlined.Z, typeof Inlined.Y);
console.log(Object.keys(Direction).join(), Object.values(Direction).length);
