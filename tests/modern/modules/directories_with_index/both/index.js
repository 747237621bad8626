export const beside = 'the folder';
