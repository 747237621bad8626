export const fine = 1;
throw new Error('broken plugin');
