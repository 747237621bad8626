// A page and its parts: the page first, then all parts beside each other, as browsers do.
import { check, env, http, sleep } from 'hailstorm';

const site = env.BASE_URL ?? 'http://127.0.0.1:8000';

export default function (): void {
  const page = http.get(`${site}/page?delay=5ms`);
  check(page, { 'the page is there': (res) => res.status === 200 });

  // An object gives an object: each answer has the key of its request.
  const { style, photo, seen } = http.batch({
    style: `${site}/style.css?size=4kb&delay=10ms`,
    photo: { url: `${site}/photo?size=30kb`, params: { responseType: 'binary' } },
    seen: ['POST', `${site}/anything`, { page: 'front' }, { name: 'seen' }]
  });
  check(style, { 'style is there': (res) => res.body.length === 4000 });
  check(photo, { 'photo is there': (res) => res.body.byteLength === 30000 });
  check(seen, { 'seen is noted': (res) => res.json('form.page') === 'front' });

  // A list gives a list.
  const urls = [1, 2, 3, 4, 5].map((n) => `${site}/icons/${n}?size=500b`);
  const icons = http.batch(urls.map((url) => ({ url, params: { name: 'icon' } })));
  check(icons, {
    'all icons came': (list) => list.every((icon) => icon.status === 200),
    'none is empty': (list) => !list.some((icon) => icon.body === '')
  });
  sleep(0.1);
}
