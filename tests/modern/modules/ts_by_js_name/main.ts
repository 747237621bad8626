import { Cart, type Item } from './cart.js';
import total from './lib/total.js';
import { tax } from './lib/plain.js';
import * as lib from './lib/total.js';
const items: Item[] = [{ name: 'pen', price: 2 }, { name: 'ink', price: 3 }];
const cart = new Cart<Item>(...items);
console.log(total(cart.items), cart.names().join(), tax(100), lib.default === total, lib.rounds);
