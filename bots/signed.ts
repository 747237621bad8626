// Signed requests: a digest of the body, an HMAC of what is sent, an id for each request.
import { check, env, http, sleep } from 'hailstorm';
import { hmac, sha256 } from 'hailstorm/crypto';
import { b64decode, b64encode } from 'hailstorm/encoding';

const site = env.BASE_URL ?? 'http://127.0.0.1:8000';
const key = env.API_KEY ?? 'not a secret';

function signed(method: string, path: string, body: string): http.Params {
  const digest = sha256(body, 'base64');
  const signature = hmac('sha256', key, [method, path, digest].join('\n'), 'base64url');
  return {
    name: path,
    headers: {
      'Content-Type': 'application/json',
      'X-Digest': `SHA-256=${digest}`,
      'X-Signature': signature,
      'X-Request-Id': crypto.randomUUID()
    }
  };
}

export default function (): void {
  const token = b64encode(JSON.stringify({ sub: 'ann', admin: false }), 'rawurl');
  const body = JSON.stringify({ token, amount: 12.5 });
  const params = signed('POST', '/anything', body);
  const res = http.post(`${site}/anything`, body, params);

  check(res, {
    'the signature arrived': (r) =>
      r.json('headers.X-Signature') === params.headers?.['X-Signature'],
    'the body is what was signed': (r) => sha256(r.json<string>('data') ?? '') === sha256(body),
    'the token can be read': (r) => {
      const sent = r.json<string>('json.token') ?? '';
      return JSON.parse(b64decode(sent, 'rawurl', 's')).sub === 'ann';
    }
  });
  sleep(0.1);
}
