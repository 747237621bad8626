import { registry } from './registry.js';
registry.push('upper');
export default (text) => text.toUpperCase();
export const meta = 'meta of upper';
