export * from './one';
export * from './two';
export * as inner from './one';
export { b as renamed, default as defaultOfTwo } from './two';
export * from './nested';
export const shared = 'barrel wins';
export const own = 'own';
export default 'default of barrel';
