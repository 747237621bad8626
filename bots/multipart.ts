// Uploads: files beside fields, several of one name, bytes as they are.
import { check, env, http, sleep } from 'hailstorm';

const site = env.BASE_URL ?? 'http://127.0.0.1:8000';
const list = open('./users.csv'); // a text
const bytes = open('./users.csv', 'b'); // an ArrayBuffer

export default function (): void {
  const pixels = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
  const form: http.Form = {
    title: 'A hailstone',
    year: 2026,
    public: true,
    list: http.file(list, 'users.csv', 'text/csv'),
    photo: http.file(pixels, 'hailstone.png', 'image/png')
  };
  const res = http.post(`${site}/anything`, form, { name: 'upload', timeout: '10s' });
  check(res, {
    'the fields arrived': (r) =>
      r.json('form.title') === 'A hailstone' && r.json('form.year') === '2026',
    'the list arrived': (r) => r.json('files.list.filename') === 'users.csv',
    'the photo arrived': (r) => r.json('files.photo.size') === pixels.length
  });

  // Bytes alone, and read back as bytes.
  const echo = http.put(`${site}/echo?echo=1`, bytes, { name: 'echo', responseType: 'binary' });
  check(echo, { 'all bytes came back': (r) => r.body.byteLength === bytes.byteLength });
  sleep(0.1);
}
