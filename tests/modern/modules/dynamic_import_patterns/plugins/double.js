import { registry } from './registry.js';
registry.push('double');
export default (text, times = 2) => text.repeat(times);
