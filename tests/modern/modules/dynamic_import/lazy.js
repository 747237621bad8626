import { log } from './log.js';
log.push('lazy body');
export const value = 'lazy value';
export let calls = 0;
export default (x) => `${x}${++calls}`;
