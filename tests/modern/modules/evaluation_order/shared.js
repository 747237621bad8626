import { log } from './log.js';
log.push('shared');
export const shared = log.length;
