export * from './types';
export type { default as Main } from './only_types';
