export function self() {
  return String(this);
}
export default function () {
  return typeof this;
}
export const tag = (strings, ...values) => strings.join('_') + values.join('');
export class Inner {
  static Nested = class {
    constructor(n) {
      this.n = n;
    }
  };
  who() {
    return this instanceof Inner ? 'inner' : 'other';
  }
}
export const maybe = undefined;
export const list = [1, 2, 3];
export const table = { key: { deep: 'd' }, gone: 1 };
export async function asyncSelf() {
  return 'async ' + typeof this;
}
