import { answer, question, changing } from './main.js';
import * as main from './main.js';
export const early = [typeof main];
export const ask = () => [answer, question(), changing, main.changing].join('|');
