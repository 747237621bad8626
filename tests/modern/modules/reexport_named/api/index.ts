export { Shape, Square, Square as default } from './shapes';
export { area, default as defaultName } from './area';
export * as geometry from './area';
export { unit } from './area';
export type { Sized } from './types';
