import { registry } from './registry.js';
import { back } from './cycle_partner.js';
registry.push('cycle');
export const own = 'own';
export const partner = () => back();
