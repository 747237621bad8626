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
const byKey =
  <T extends Record<PropertyKey, any>>(o: T) =>
  (k: keyof T): T[typeof k] =>
    o[k];
const sym: unique symbol = Symbol('u');
console.log(byKey({ [sym]: 'symbol', 1: 'number', t: 'text' })(sym), byKey({ 1: 'n' })(1));
const maybe = (x?: { y?: { z?: (n: number) => string } | null }): string =>
  x?.y?.z?.(1)! ?? 'nothing';
console.log(maybe(), maybe({ y: null }), maybe({ y: { z: (n) => 'z' + n } }));
async function* ticks<T>(xs: Iterable<T>): AsyncGenerator<T, void, void> {
  for (const x of xs) yield x;
}
(async (): Promise<void> => {
  let sum = 0 as number;
  for await (const x of ticks<number>(new Set([1, 2, 3]))) sum += x;
  console.log(sum);
})();
let x: unknown = '5';
if ((typeof x === 'string' && x.length > 0) || Array.isArray(x)) console.log((x as string).length);
export default area;
