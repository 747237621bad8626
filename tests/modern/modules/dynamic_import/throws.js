export const before = 1;
throw new RangeError('while it was loaded');
