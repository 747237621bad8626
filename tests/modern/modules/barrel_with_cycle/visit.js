import { Branch } from './index.js';
export const count = (node) => (node instanceof Branch ? node.kids.reduce((n, kid) => n + count(kid), 1) : 1);
