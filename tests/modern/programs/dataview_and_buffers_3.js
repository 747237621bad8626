const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
const encode = (records) => {
  const out = new DataView(new ArrayBuffer(records.reduce((n, r) => n + 5 + r.name.length, 0)));
  let at = 0;
  for (const { id, name } of records) {
    out.setUint32(at, id);
    out.setUint8(at + 4, name.length);
    for (let i = 0; i < name.length; i++) out.setUint8(at + 5 + i, name.charCodeAt(i));
    at += 5 + name.length;
  }
  return out.buffer;
};
function* decode(data) {
  const input = new DataView(data);
  for (let at = 0; at < input.byteLength;) {
    const length = input.getUint8(at + 4);
    yield `${input.getUint32(at)}:${String.fromCharCode(...new Uint8Array(data, at + 5, length))}`;
    at += 5 + length;
  }
}
console.log(
  [
    ...decode(
      encode([
        { id: 1, name: 'ann' },
        { id: 4294967295, name: '' },
        { id: 65536, name: 'bob!' }
      ])
    )
  ].join(' ')
);
console.log(new ArrayBuffer().byteLength, new ArrayBuffer(2.9).byteLength);
console.log(
  new ArrayBuffer('3').byteLength,
  attempt(() => new ArrayBuffer(-1))
);
const crc = (text) =>
  [...text].reduce((c, ch) => {
    let x = (c ^ ch.charCodeAt(0)) & 0xff;
    for (let k = 8; k--;) x = x & 1 ? (x >>> 1) ^ 0xedb88320 : x >>> 1;
    return (c >>> 8) ^ x;
  }, -1) ^ -1;
console.log((crc('hello') >>> 0).toString(16), (crc('') >>> 0).toString(16));
console.log(new TextEncoder().encode('é€😀').join());
console.log(new TextDecoder().decode(new Uint8Array([226, 130, 172])));
console.log(btoa(String.fromCharCode(...new Uint8Array([1, 2, 255]))));
console.log([...atob('AQL/')].map((c) => c.charCodeAt(0)).join());
