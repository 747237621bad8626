// Groups: what is done within one is timed, and its requests and checks have its name as a tag.
import { check, env, group, http, sleep } from 'hailstorm';

const site = env.BASE_URL ?? 'http://127.0.0.1:8000';

function is200(res: http.Response): boolean {
  return check(res, { 'is 200': (r) => r.status === 200 }, { area: 'shop' });
}

export default async function (): Promise<void> {
  // A group gives what its function gives.
  const found = group('search', () => {
    const res = http.get(`${site}/gzip`, { name: 'search' });
    return is200(res) ? res.json<string>('items.4.name') : undefined;
  });
  check(found, { 'the fifth is found': (name) => name === 'hailstone 5' });

  group('checkout', () => {
    group('address', () => is200(http.get(`${site}/address`)));
    group('payment', () => {
      is200(http.get(`${site}/payment?delay=10ms`));
      is200(http.post(`${site}/payment`, { card: '4111', amount: 30 }));
    });
  });

  // A group of an async function ends when its promise does.
  await group('tracking', async () => {
    const [parcel, map] = await Promise.all([
      http.asyncRequest('GET', `${site}/parcel?delay=5ms`),
      http.asyncRequest('GET', `${site}/map?delay=5ms`)
    ]);
    is200(parcel);
    is200(map);
  });
  sleep(0.1);
}
