import { log } from './log.js';
import './shared.js';
log.push('a');
