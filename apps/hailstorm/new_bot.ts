// A bot: one simulated user. hailstorm run this-file.ts -e BASE_URL=http://127.0.0.1:8000
import { BotParams, Weights, check, env, http } from 'hailstorm';

const base = env.BASE_URL ?? 'http://127.0.0.1:8000';

// Of the run; the command line beats it.
export const options = { bots: 10, duration: '10s', thresholds: { checks: 'rate == 1' } };

export class Shopper {
  // A bot does something every second: 10 times out of 11 it browses.
  static every = '1s';
  static actions: Weights<Shopper> = { browse: 10, checkout: 1 };
  private readonly user: string;

  // Called once for each bot. `index` is its number in the whole run: 0, 1, 2, ...
  constructor({ index }: BotParams) {
    this.user = `user${index}`;
  }

  browse(): void {
    const res = http.get(`${base}/hello`, { name: 'products' });
    check(res, { 'is 200': (r) => r.status === 200 });
  }

  async checkout(): Promise<void> {
    const order = JSON.stringify({ user: this.user, items: 1 });
    const res = await http.asyncRequest('POST', `${base}/hello`, order, { name: 'checkout' });
    check(res, { 'is 200': (r) => r.status === 200 });
  }
}
