// What the types refuse. Each line below a comment is an error that tsc must find.
import {
  BotState,
  Options,
  Registration,
  SharedArray,
  Transitions,
  Weights,
  alive,
  bot,
  check,
  env,
  expect,
  http,
  sleep,
  storage
} from 'hailstorm';
import { md5 } from 'hailstorm/crypto';
import exec from 'k6/execution';

const site = 'http://127.0.0.1:8000';
const res = http.get(site);

// @ts-expect-error A request has headers, not header.
http.get(site, { header: { Accept: 'text/html' } });

// @ts-expect-error NTLM is not here.
http.get(site, { auth: 'ntlm' });

// @ts-expect-error The tag status is Hailstorm's own.
http.get(site, { tags: { status: 'good' } });

// @ts-expect-error A URL object is not a URL: pass its href.
http.get(new URL(site));

// @ts-expect-error A form has no objects in it: JSON.stringify the body.
http.post(site, { user: { name: 'ann' } });

// @ts-expect-error An ArrayBuffer has no length.
http.get(site, { responseType: 'binary' }).body.length;

// @ts-expect-error There is no answer of that key.
http.batch({ style: site }).script;

// @ts-expect-error No outcome is called so.
if (res.outcome === 'conection_refused') sleep(1);

// @ts-expect-error The path of a JSON value may lead nowhere.
res.json<string>('user').length;

// @ts-expect-error Seconds are a number.
sleep('1s');

// @ts-expect-error A promise is always true: await the answer before the check.
check(res, { 'is 200': async (r) => r.status === 200 });

// @ts-expect-error A value may not be given.
env.BASE_URL.length;

// @ts-expect-error A shared list cannot be changed.
new SharedArray('numbers', () => [1, 2, 3]).push(4);

// @ts-expect-error What is not JSON cannot be kept.
storage.getBotStorage('games').write('level', undefined);

// @ts-expect-error A state is Initializing, Running, Stopping or Custom(n).
bot.enterState('Paused');

// @ts-expect-error A status is compared with a number.
expect(res.status).toBe('200');

// @ts-expect-error A digest is hex, base64 of some form, or binary.
md5('hail', 'base32');

// @ts-expect-error There is no arrival rate.
export const options: Options = { scenarios: { a: { executor: 'constant-arrival-rate' } } };

// @ts-expect-error The key is vus.
export const others: Options = { vu: 10 };

// @ts-expect-error k6 counts iterations in scenario and test.
exec.scenario.iteration;

// @ts-expect-error A bot has no browser.
document.title = 'none';

export class Shopper {
  // @ts-expect-error There is no method of that name.
  static actions: Weights<Shopper> = { brows: 10 };

  // @ts-expect-error Nor does anything lead to it.
  static transitions: Transitions<Shopper> = { browse: { checkout: 1 } };

  static registerBot(model: Registration<Shopper>): void {
    // @ts-expect-error A trigger comes first: alive(10).
    model.registerAction('browse');

    // @ts-expect-error A hook is of a state, not of a weight.
    model.registerAction(alive(BotState.Running), 'browse');
  }

  browse(): void {}
}
