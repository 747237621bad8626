export const beside = 'the file, not the folder';
