import { isEven } from './even.js';
import { isOdd, trace } from './odd.js';
console.log(isEven(10), isEven(7), isOdd(7), isOdd(4));
console.log(trace.length, trace[0], trace[trace.length - 1]);
