import { count, increment } from './counter.js';
export default () => increment(count);
export const peek = () => count;
