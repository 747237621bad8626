import { own } from './cycle.js';
export const back = () => 'partner sees ' + own;
