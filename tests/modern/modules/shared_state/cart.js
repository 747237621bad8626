import store, { dispatch, subscribe } from './store.js';
export const history = [];
export function addItem(name, price) {
  dispatch(({ items }) => ({
    items: { ...items, [name]: { price, count: (items[name]?.count ?? 0) + 1 } }
  }));
}
subscribe(({ items }) => history.push(Object.values(items).reduce((n, { count }) => n + count, 0)));
export { store as cartStore };
