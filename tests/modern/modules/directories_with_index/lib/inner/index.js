export const inner = 'inner index';
