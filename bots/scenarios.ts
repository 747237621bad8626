// Two scenarios of k6 in one script: readers all the time, buyers who come and go. Each calls an
// exported function of its own.
import http from 'k6/http';
import exec from 'k6/execution';
import { check, sleep } from 'k6';
import { SharedArray } from 'k6/data';
import type { Options } from 'k6/options';

export const options: Options = {
  scenarios: {
    readers: { executor: 'constant-vus', exec: 'read', vus: 2, duration: '5s' },
    buyers: {
      executor: 'ramping-vus',
      exec: 'buy',
      startVUs: 1,
      stages: [
        { duration: '2s', target: 3 },
        { duration: '3s', target: 1 }
      ]
    }
  },
  discardResponseBodies: true,
  userAgent: 'a crowd of k6'
};

interface Product {
  id: number;
  name: string;
  price: number;
}

const products = new SharedArray<Product>('products', () => JSON.parse(open('./products.json')));
const site = __ENV.BASE_URL || 'http://127.0.0.1:8000';

export function read(): void {
  const res = http.get(`${site}/news?delay=5ms`, { name: 'news' });
  check(res, { 'news are there': (r) => r.status === 200 });
  sleep(0.2);
}

export function buy(): void {
  const { id } = products[exec.vu.idInTest % products.length];
  const res = http.post(`${site}/anything`, { item: id }, { name: 'buy', responseType: 'text' });
  check(res, { 'the item is bought': (r) => r.json('form.item') === String(id) });
  sleep(0.3);
}
