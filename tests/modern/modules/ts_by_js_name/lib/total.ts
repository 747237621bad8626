import type { Item } from '../cart.js';
import { tax } from './plain.js';
export let rounds = 0;
export default function total(items: readonly Item[]): number {
  rounds++;
  return items.reduce((sum, { price }) => sum + price + tax(price), 0);
}
