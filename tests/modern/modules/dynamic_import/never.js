import { log } from './log.js';
log.push('never body');
