import { log } from './log.js';
log.push('one body');
export const name = 'one';
