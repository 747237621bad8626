export const b = 'b';
export const onlyB = () => b;
export default 'default of two';
