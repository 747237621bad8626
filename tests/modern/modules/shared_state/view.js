import store from './store.js';
import { cartStore } from './cart.js';
export const total = () => Object.values(store.state.items).reduce((sum, { price, count }) => sum + price * count, 0);
export const render = () => Object.entries(cartStore.state.items).map(([name, { count }]) => `${name}x${count}`).join(' ');
