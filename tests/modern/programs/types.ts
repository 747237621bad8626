interface Shape { area(): number }
type Id<T> = T extends string ? 'text' : number;
enum Colour { Red, Green = 5, Blue, Text = 'text' }
const enum Fixed { One = 1, Two }
namespace Space {
  export const inside = 3;
  export namespace Deeper { export const x = inside + 1; }
}
abstract class Base implements Shape {
  declare ghost: string;
  protected constructor(public readonly name: string, private size = 2) {}
  abstract area(): number;
  get double(): number { return this.size * 2; }
}
class Square extends Base {
  side!: number;
  constructor(n: string) { super(n); this.side = 3; }
  area(this: Square): number { return this.side ** 2; }
}
function over(x: string): string;
function over(x: number): number;
function over(x: any) { return x; }
function is(x: unknown): x is string { return typeof x === 'string'; }
const s = new Square('sq');
console.log(s.area(), s.name, s.double, 'ghost' in s, Object.keys(s).join());
console.log(Colour.Red, Colour[5], Colour.Blue, Colour.Text, Fixed.Two);
console.log(Space.inside, Space.Deeper.x, over(1), is('x'), <number>(<unknown>5));
console.log(s!.name as string);
const tuple: [a: number, b?: string] = [1];
const sat = { x: 1 } satisfies Record<string, number>;
console.log(tuple.length, sat.x);
export type { Shape };
