type Shape =
  { kind: 'circle'; r: number } | { kind: 'rect'; w: number; h: number } | { kind: 'none' };
const never = (x: never): never => {
  throw new Error('unexpected ' + JSON.stringify(x));
};
function area(s: Shape): number {
  switch (s.kind) {
    case 'circle':
      return Math.round(3 * s.r ** 2);
    case 'rect': {
      const { w, h }: { w: number; h: number } = s;
      return w * h;
    }
    case 'none':
      return 0;
    default:
      return never(s);
  }
}
console.log(
  ([{ kind: 'circle', r: 2 }, { kind: 'rect', w: 2, h: 3 }, { kind: 'none' }] as Shape[])
    .map(area)
    .join()
);
try {
  area({ kind: 'line' } as any);
} catch (e) {
  if (e instanceof Error) console.log(e.message);
}
function* range(from: number, to: number): Generator<number, string, boolean | undefined> {
  for (let i = from; i < to; i++) if (yield i) return 'stopped at ' + i;
  return 'end';
}
const it: Generator<number, string, boolean | undefined> = range(0, 9);
it.next();
console.log(it.next(false).value, it.next(true).value);
class Matrix implements Iterable<readonly number[]> {
  constructor(private readonly rows: readonly (readonly number[])[]) {}
  *[Symbol.iterator](): Iterator<readonly number[]> {
    yield* this.rows;
  }
  *cells(): IterableIterator<[value: number, at: `${number},${number}`]> {
    for (const [y, row] of this.rows.entries())
      for (const [x, v] of row.entries()) yield [v, `${x},${y}`];
  }
}
const m = new Matrix([[1, 2], [3]]);
for (const [first, second = -1] of m) console.log(first, second);
console.log([...m.cells()].map(([v, at]) => `${v}@${at}`).join(' '));
