import { log } from './log.js';
import './a.js';
import { b } from './b.js';
import './a.js';
import { c as fromC } from './c.js';
log.push('main ' + b + fromC);
console.log(log.join('\n'));
