// Metrics of a script's own, with tags, and what they must keep to: the run fails if they do not.
import { Counter, Gauge, Options, Rate, Trend, env, http, metrics, sleep } from 'hailstorm';

export const options: Options = {
  thresholds: {
    orders: 'count > 0',
    'basket_value{tier:gold}': ['avg > 10', 'max < 1000'],
    orders_complete: 'rate > 99%',
    time_to_order: { threshold: 'p(95) < 2s', warmUp: '1s' }
  }
};

const site = env.BASE_URL ?? 'http://127.0.0.1:8000';
const orders = new Counter('orders');
const stock = new Gauge('stock');
const complete = new Rate('orders_complete');
const value = new Trend('basket_value');
const taken = new Trend('time_to_order', true); // milliseconds

export class Shopper {
  static every = '200ms';
  static actions = { order: 1 };

  private left = 100;

  order(): void {
    const tier = this.left % 2 === 0 ? 'gold' : 'silver';
    const began = performance.now();
    const res = http.post(`${site}/anything`, { tier, items: 3 }, { tags: { tier } });
    taken.add(performance.now() - began, { tier });

    orders.add(1, { tier });
    complete.add(res.status === 200 && res.json('form.tier') === tier);
    value.add(tier === 'gold' ? 80 : 20, { tier });
    this.left -= 1;
    stock.add(this.left);

    // Times of anything, filed under a status: here that of the answer.
    metrics.observe('receipt', () => http.get(`${site}/receipt?delay=3ms`, { name: 'receipt' }));
    sleep(0.02);
  }
}
