import { log } from './log.js';
import { shared } from './shared.js';
log.push('c ' + shared);
export const c = 'C';
