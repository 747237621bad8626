import { log } from './log.js';
export class SourceError extends Error {
  name = 'SourceError';
}
export const ready = Promise.resolve('ready').then((x) => x + '!');
const fetchOne = async (name, i) => {
  for (let n = 3 - i; n > 0; n--) await null;
  log.push('fetched ' + name);
  return name.toUpperCase();
};
export const fetchAll = (names) => Promise.all(names.map(fetchOne));
export async function* stream(n) {
  try {
    for (let i = 0; i < n; i++) yield fetchOne('s' + i, i);
  } finally {
    log.push('stream closed');
  }
}
export class Loader {
  #cache = new Map();
  misses = 0;
  load(key) {
    if (!this.#cache.has(key)) this.#cache.set(key, this.#make(key));
    return this.#cache.get(key);
  }
  async #make(key) {
    await null;
    return key + ++this.misses;
  }
}
export async function failing() {
  await null;
  throw new SourceError('failed');
}
export const later = async () => {};
