export * from './node.js';
export * from './leaf.js';
export * from './branch.js';
export { count } from './visit.js';
