import { isOdd, trace } from './odd.js';
export function isEven(n) {
  trace.push('even ' + n);
  return n === 0 ? true : isOdd(n - 1);
}
