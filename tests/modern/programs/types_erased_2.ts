function over(x: string): 's';
function over(x: number): 'n';
function over(x: string | number) {
  return typeof x === 'string' ? 's' : 'n';
}
console.log(over('x'), over(1));
console.log(((x?: number, y: number = 2, { z = 3 }: { z?: number } = {}) => (x ?? 1) + y + z)());
for (const [k, v] of Object.entries({ p: 1 } as Record<string, number>))
  console.log(k, (v as number) + 1);
let type = 1,
  of = 2,
  as = 3,
  declare = 4,
  namespace = 5,
  abstract = 6,
  readonly = 7,
  is = 8,
  keyof = 9,
  module2 = 10;
type = 11;
console.log(type + of + as + declare + namespace + abstract + readonly + is + keyof + module2);
console.log(as as number, <number>of);
const o = {
  type,
  get as() {
    return 'as';
  },
  declare() {
    return this.type;
  },
  abstract: <T>(x: T) => x,
  async<T>(x: T) {
    return x;
  }
};
console.log(o.as as string, o.declare(), o.abstract<number>(5), o.async('a'));
abstract class Shape {
  abstract area(): number;
  static is(x: unknown): x is Shape {
    return x instanceof Shape;
  }
}
const s = new (class extends Shape {
  area = () => 4;
})();
console.log(Shape.is(s), s!.area!(), (s as { area?: () => number }).area?.());
console.log([1, 2].map<string>(String).join('') satisfies string);
export {};
