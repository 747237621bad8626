type Json = string | number | null | Json[] | { [key: string]: Json };
type Getters<T> = { [K in keyof T as `get${Capitalize<string & K>}`]: () => T[K] };
interface A {
  x: number;
}
interface A {
  y?: string;
}
declare const notThere: unique symbol;
declare function nowhere(x: number): void;
declare global {
  interface Window {
    z: 1;
  }
}
declare module 'ghost' {
  export const g: 1;
}
let a = <A>{ x: 1 },
  b = { x: 2 } as const satisfies A,
  c = (a as any as { z?: number }).z ?? a!.x!;
let tuple: [first: string, second?: number, ...rest: boolean[]] = ['t'];
let f: (this: void, x?: number, ...xs: number[]) => asserts x is number = () => {};
let generic = <T, U extends T[] = T[]>(x: T, ...xs: U): [T, U] => [x, xs];
let definite!: string;
definite = 'set';
console.log(a.x, b.x, c, tuple.length, typeof f, generic<number>(1, 2, 3).join(), definite!);
function isText(x: unknown): x is string {
  return typeof x === 'string';
}
function assertNumber(x: unknown, message?: string): asserts x is number {
  if (typeof x !== 'number') throw new TypeError(message ?? 'no number');
}
try {
  assertNumber('5', 'custom');
} catch (e: unknown) {
  console.log(isText('s'), (e as Error).message);
}
const less = a.x < 1,
  more = a.x > 1,
  shift = 8 >> 1,
  both = a.x < 3 && b.x > 1;
console.log(less, more, shift, both);
export {};
