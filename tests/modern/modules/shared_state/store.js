let state = Object.freeze({ items: {} });
const listeners = new Set();
export const subscribe = (f) => {
  listeners.add(f);
  return () => listeners.delete(f);
};
export const dispatch = (change) => {
  state = Object.freeze({ ...state, ...change(state) });
  for (const f of listeners) f(state);
};
export default {
  get state() {
    return state;
  },
  get listeners() {
    return listeners.size;
  },
  reset: () => dispatch(() => ({ items: {} }))
};
