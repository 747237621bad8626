export const as = 'as', from = 'from', type = 'type';
