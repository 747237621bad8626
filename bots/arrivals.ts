// An open crowd: twenty buyers a second, whether or not those before them are served. Each lives
// for one journey; response times count from when it was due.
import { check, env, http, sleep } from 'hailstorm';

export const options = { arrivals: { Buyer: 20 } };

const base = env.BASE_URL || 'http://127.0.0.1:8000';

export class Buyer {
  static journey = 'buy';

  async buy() {
    const res = await http.get(`${base}/hello`, { name: 'front page' });
    check(res, { 'is 200': (r) => r.status === 200 });
    await sleep(0.1);
    await http.get(`${base}/bytes/100`, { name: 'product' });
  }
}
