import { isEven } from './even.js';
export const trace = ['odd is there'];
export function isOdd(n) {
  trace.push('odd ' + n);
  return n === 0 ? false : isEven(n - 1);
}
