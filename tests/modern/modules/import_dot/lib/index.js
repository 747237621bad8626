export const which = () => 'lib';
