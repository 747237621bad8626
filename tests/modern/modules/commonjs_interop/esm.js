export const area = (w, h) => w * h;
export default 'default of esm';
