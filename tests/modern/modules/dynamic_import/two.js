import { log } from './log.js';
import './one.js';
log.push('two body');
export const name = 'two';
