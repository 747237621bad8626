// Expectations: each counts as a check; one that fails ends the action as failed, and says what
// there was instead.
import { env, expect, http, sleep } from 'hailstorm';

interface Items {
  items: { id: number; name: string }[];
}

const site = env.BASE_URL ?? 'http://127.0.0.1:8000';

export default function (): void {
  const res = http.get(`${site}/gzip`, { headers: { 'Accept-Encoding': 'gzip' } });
  expect(res.status, 'status').toBe(200);
  expect(res.headers, 'headers').toHaveProperty('Content-Type', 'application/json');
  expect(res.timings.duration, 'duration').toBeLessThan(5000);

  const { items } = res.json<Items>();
  expect(items, 'items').toHaveLength(20);
  expect(items[0], 'the first item').toEqual({ id: 1, name: 'hailstone 1' });
  expect(items.map((item) => item.id), 'ids').toContain(20);
  expect(items[3].name, 'the fourth name').toMatch(/^hailstone \d+$/);
  expect(res.json('items.99'), 'an item too many').toBeUndefined();

  expect(() => res.json<Items>().items[99].name).toThrow(TypeError);
  expect(http.get(`${site}/hello`).body, 'greeting').not.toContain('goodbye');
  sleep(0.1);
}
