// A shop's customers, as a class: fields of their own, hooks, actions by weight, async and await.
import { BotParams, Weights, check, env, http } from 'hailstorm';
import { randomIntBetween } from 'hailstorm/utils';

const site = env.BASE_URL ?? 'http://127.0.0.1:8000';

interface Order {
  user: string;
  items: number[];
}

export class Customer {
  static every = '250ms'; // a tick four times a second
  static actions: Weights<Customer> = { browse: 10, checkout: 2 };

  private readonly user: string;
  private basket: number[] = [];

  constructor({ index }: BotParams) {
    this.user = `customer${index}`;
  }

  async onStart(): Promise<void> {
    const res = await http.asyncRequest('POST', `${site}/login`, { user: this.user });
    if (res.status !== 200) throw new Error(`no login: ${res.outcome}`); // it is tried again
  }

  // Three products beside each other: each async function waits for itself.
  async browse(): Promise<void> {
    const ids = [randomIntBetween(1, 100), randomIntBetween(1, 100), randomIntBetween(1, 100)];
    const seen = await Promise.all(ids.map((id) => this.look(id)));
    this.basket = [...new Set([...this.basket, ...seen])].slice(-5);
  }

  private async look(id: number): Promise<number> {
    const res = http.get(`${site}/products?size=2kb&delay=uniform(2ms,10ms)`, { name: 'product' });
    check(res, { 'the product is there': ({ status, body }) => status === 200 && body.length > 0 });
    return id;
  }

  async checkout(): Promise<void> {
    if (this.basket.length === 0) await this.browse();
    const order: Order = { user: this.user, items: this.basket };
    const res = http.post(`${site}/anything`, JSON.stringify(order), {
      name: 'checkout',
      headers: { 'Content-Type': 'application/json' }
    });
    check(res, {
      'the order is taken': (r) => r.status === 200,
      'all items are in it': (r) => r.json<number>('json.items.#') === order.items.length
    });
    this.basket = [];
  }

  onStop(): void {
    http.post(`${site}/logout`, null, { name: 'logout' });
  }
}
