// Data that all bots read, kept once: a row of a CSV file for each user, and a list from JSON.
import { SharedArray, check, env, http, rows, sleep } from 'hailstorm';
import { randomItem } from 'hailstorm/utils';

interface Product {
  id: number;
  name: string;
  price: number;
}

const site = env.BASE_URL ?? 'http://127.0.0.1:8000';
const users = rows<{ name: string; password: string; city: string }>('users.csv', { by: 'wrap' });
const products = new SharedArray<Product>('products', () => JSON.parse(open('./products.json')));
const dearest = Math.max(...products.map((product) => product.price)); // made once, while loading

export class Buyer {
  static every = '300ms';
  static actions = { buy: 1 };

  private readonly user = users.row(); // always the same one

  buy(): void {
    const product = randomItem(products); // a frozen copy: take it once
    const order = { user: this.user.name, city: this.user.city, item: product.name };
    const res = http.post(`${site}/anything`, order, { name: 'buy' });
    check(res, {
      'it was this user': (r) => r.json('form.user') === this.user.name,
      'it was this item': (r) => r.json('form.item') === product.name,
      'it is not too dear': product.price <= dearest
    });
    sleep(0.05);
  }
}
