export const load = () => import('./upper.js');
