// URLs put together and taken apart, and requests that are named without what varies in them.
import { check, env, http, sleep } from 'hailstorm';
import { randomIntBetween, randomItem } from 'hailstorm/utils';

const site = new URL(env.BASE_URL ?? 'http://127.0.0.1:8000');
const words = ['hail & rain', 'snow?', 'sleet=ice', 'für alle'];

export default function (): void {
  const word = randomItem(words);
  const search = new URL('/anything', site);
  search.searchParams.set('q', word); // what must be escaped is escaped
  search.searchParams.set('page', '2');

  const res = http.get(search.href, { name: 'search' });
  check(res, {
    'the query arrived': (r) => r.json('args.q') === word,
    'it was asked of that path': (r) => new URL(r.url).pathname === '/anything'
  });

  // One row of the report, /items/${}, whatever the id.
  const id = randomIntBetween(1, 1000);
  const item = http.get(http.url`${site.origin}/items/${id}?size=100b`);
  check(item, { 'the item is there': (r) => r.status === 200 && r.body.length === 100 });
  sleep(0.1);
}
