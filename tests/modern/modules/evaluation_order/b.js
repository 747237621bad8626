import './shared.js';
import { log } from './log.js';
import './c.js';
log.push('b');
export const b = 'B';
