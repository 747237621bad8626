export let count = 0;
export const state = { n: 0 };
export let first = 'a', second = 'b';
export function increment(by = 1) {
  count += by;
  state.n = count;
}
export const reset = () => {
  count = 0;
};
export function swap() {
  [first, second] = [second, first];
}
export function readState() {
  return state.n;
}
