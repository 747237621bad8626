class Calc {
  static kind = 'calc';
  constructor(private readonly n: number) {}
  times(m: number): number {
    return this.n * m;
  }
}
export = Calc;
