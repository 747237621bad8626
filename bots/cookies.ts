// Cookies: the jar that each bot has, cookies of one request, and jars of one's own.
import { check, env, http, sleep } from 'hailstorm';

const site = env.BASE_URL ?? 'http://127.0.0.1:8000';

export default function (): void {
  const jar = http.cookieJar(); // the bot's own: it goes with every request

  // What a server sets is there at once, and comes back to it, over redirects, too.
  const set = http.get(`${site}/cookies/set?theme=dark&size=large`, { name: 'set' });
  check(set, { 'cookies came back': (res) => res.json('cookies.theme') === 'dark' });
  check(jar.cookiesForURL(site), {
    'the jar has both': ({ theme, size }) => theme?.[0] === 'dark' && size?.[0] === 'large'
  });

  // The script's own cookies, in the jar and for one request.
  jar.set(site, 'visits', '1', { path: '/', max_age: 3600 });
  const theme = { value: 'light', replace: true };
  const once = http.get(`${site}/cookies`, { cookies: { theme } });
  check(once, {
    'the theme is another, once': (res) => res.json('cookies.theme') === 'light',
    'the visit is counted': (res) => res.json('cookies.visits') === '1'
  });

  // Somebody else.
  const guest = new http.CookieJar();
  check(http.get(`${site}/cookies`, { jar: guest, name: 'guest' }), {
    'a guest has none': (res) => Object.keys(res.json('cookies') ?? {}).length === 0
  });

  jar.delete(site, 'visits');
  jar.clear(site);
  check(jar.cookiesForURL(site), { 'the jar is empty': (left) => Object.keys(left).length === 0 });
  sleep(0.1);
}
