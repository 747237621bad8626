import Calc = require('./calc');
export namespace Config {
  export const defaults = { retries: new Calc(1).times(3) };
  export enum Level { Low, High }
  export function describe(): string {
    return `${Level[Level.Low]} ${defaults.retries}`;
  }
}
export const helper = (): string => Calc.kind;
