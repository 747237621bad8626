// Timers: a page that asks for news every now and then while its reader does something else, and an
// answer that must come in time. An iteration ends when none of its timers is left.
import { check, env, http } from 'hailstorm';

const site = env.BASE_URL ?? 'http://127.0.0.1:8000';

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

// What the promise gives, or undefined when that takes longer.
async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer = 0;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  const first = await Promise.race([promise, late]);
  clearTimeout(timer);
  return first;
}

export default async function (): Promise<void> {
  let polls = 0;
  const polling = setInterval(() => {
    http.get(`${site}/news`, { name: 'poll' });
    polls++;
  }, 40);

  await after(150);
  const slow = http.asyncRequest('GET', `${site}/report?delay=20ms`, null, { name: 'report' });
  const report = await within(5000, slow);
  clearInterval(polling);

  check(polls, { 'it has polled meanwhile': (n) => n >= 1 });
  check(report, { 'the report came in time': (res) => res?.status === 200 });
}
