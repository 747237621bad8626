type Json = string | number | null | Json[] | { [key: string]: Json };
type Getters<T> = { [K in keyof T as `get${Capitalize<string & K>}`]: () => T[K] };
interface A { x: number }
interface A { y?: string }
declare const notThere: unique symbol;
declare function nowhere(x: number): void;
declare global { interface Window { z: 1 } }
declare module 'ghost' { export const g: 1; }
let a = <A>{ x: 1 }, b = { x: 2 } as const satisfies A, c = (a as any as { z?: number }).z ?? a!.x!;
let tuple: [first: string, second?: number, ...rest: boolean[]] = ['t'];
let f: (this: void, x?: number, ...xs: number[]) => asserts x is number = () => {};
let generic = <T, U extends T[] = T[]>(x: T, ...xs: U): [T, U] => [x, xs];
let definite!: string;
definite = 'set';
console.log(a.x, b.x, c, tuple.length, typeof f, generic<number>(1, 2, 3).join(), definite!);
function isText(x: unknown): x is string { return typeof x === 'string'; }
function assertNumber(x: unknown, message?: string): asserts x is number {
  if (typeof x !== 'number') throw new TypeError(message ?? 'no number');
}
try {
  assertNumber('5', 'custom');
} catch (e: unknown) {
  console.log(isText('s'), (e as Error).message);
}
const less = a.x<1, more = a.x>1, shift = 8>>1, both = (a.x<3)&&(b.x>(1));
console.log(less, more, shift, both);
function over(x: string): 's';
function over(x: number): 'n';
function over(x: string | number) { return typeof x === 'string' ? 's' : 'n'; }
console.log(over('x'), over(1), ((x?: number, y: number = 2, { z = 3 }: { z?: number } = {}) => (x ?? 1) + y + z)());
for (const [k, v] of Object.entries({ p: 1 } as Record<string, number>)) console.log(k, (v as number) + 1);
let type = 1, of = 2, as = 3, declare = 4, namespace = 5, abstract = 6, readonly = 7, is = 8, keyof = 9, module2 = 10;
type
= 11;
console.log(type + of + as + declare + namespace + abstract + readonly + is + keyof + module2, as as number, <number>of);
const o = { type, get as() { return 'as'; }, declare() { return this.type; }, abstract: <T>(x: T) => x, async<T>(x: T) { return x; } };
console.log(o.as as string, o.declare(), o.abstract<number>(5), o.async('a'));
abstract class Shape { abstract area(): number; static is(x: unknown): x is Shape { return x instanceof Shape; } }
const s = new (class extends Shape { area = () => 4 })();
console.log(Shape.is(s), s!.area!(), (s as { area?: () => number }).area?.(), [1, 2].map<string>(String).join('') satisfies string);
export {};
