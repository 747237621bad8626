// A script as k6 has it: options, setup, an iteration, teardown, and a summary of one's own.
import http from 'k6/http';
import { check, group, sleep } from 'k6';
import { Trend } from 'k6/metrics';
import type { Options } from 'k6/options';
import type { SummaryData, SummaryFiles } from 'hailstorm';

export const options: Options = {
  vus: 3,
  duration: '5s',
  thresholds: {
    checks: ['rate == 1'],
    http_req_failed: ['rate < 0.01'],
    'http_req_duration{name:front page}': ['p(95) < 1000', { threshold: 'p(99) < 2s' }]
  }
};

interface Data {
  site: string;
  greeting: string;
}

const weight = new Trend('page_bytes');

// Runs once, before all bots; what it gives is handed to each iteration as a copy.
export function setup(): Data {
  const site = __ENV.BASE_URL || 'http://127.0.0.1:8000';
  return { site, greeting: http.get(`${site}/hello`).body.trim() };
}

export default function ({ site, greeting }: Data): void {
  const page = http.get(`${site}/?size=4kb`, { name: 'front page' });
  check(page, { 'the front page is there': (res) => res.status === 200 });
  weight.add(page.body.length);

  group('greeting', () => {
    check(http.get(`${site}/hello`), { 'is the same': (res) => res.body.trim() === greeting });
  });
  sleep(0.1);
}

// Runs once, after all bots.
export function teardown({ site }: Data): void {
  http.post(`${site}/done`);
}

// What is printed in place of the summary; any other key is a file.
export function handleSummary(data: SummaryData<Data>): SummaryFiles {
  const requests = data.metrics.http_reqs?.values.count ?? 0;
  return { stdout: `${requests} requests in ${data.state.testRunDurationMs / 1000} s\n` };
}
