const buffer = new ArrayBuffer(16);
const view = new DataView(buffer);
view.setUint8(0, 255);
view.setInt8(1, -2);
view.setUint16(2, 0x1234);
view.setUint16(4, 0x1234, true);
view.setInt32(6, -2);
view.setFloat32(10, 1.5, true);
console.log([...new Uint8Array(buffer)].map((b) => b.toString(16).padStart(2, '0')).join(' '));
console.log(view.getInt8(0), view.getUint8(1), view.getUint16(2), view.getUint16(2, true), view.getUint16(4, true), view.getInt16(4), view.getInt32(6), view.getUint32(6), view.getUint32(6, true), view.getFloat32(10, true), view.byteLength, view.byteOffset, view.buffer === buffer);
view.setFloat64(8, Math.PI);
console.log(view.getFloat64(8) === Math.PI, view.getFloat64(8, true) === Math.PI, view.getUint8(8).toString(16), (view.setFloat64(0, -0, true), Object.is(view.getFloat64(0, true), -0)), (view.setFloat32(0, NaN), String(view.getFloat32(0))), (view.setFloat32(0, 1e40), view.getFloat32(0)), (view.setUint8(0, 257), view.getUint8(0)), (view.setInt16(0, 40000), view.getInt16(0)), (view.setUint32(0, -1), view.getUint32(0)), (view.setInt8(0, '5'), view.getInt8(0)), view.setUint8(0));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => view.getInt8(16)), attempt(() => view.getInt32(13)), attempt(() => view.getInt8(-1)), attempt(() => view.setFloat64(9, 1)), attempt(() => view.getInt8()), attempt(() => new DataView({})), attempt(() => new DataView(buffer, 17)), attempt(() => new DataView(buffer, 8, 9)), attempt(() => DataView(buffer)), attempt(() => view.getUint8('1')), attempt(() => new DataView(buffer, 16).byteLength), attempt(() => ArrayBuffer(1)));
const part = new DataView(buffer, 4, 4), u16 = new Uint16Array(buffer, 4, 2), u8 = new Uint8Array(buffer);
u8.set([1, 2, 3, 4], 4);
console.log(part.getUint32(0), part.byteOffset, part.byteLength, u16.length, part.getUint16(0, true) === u16[0], u16.byteOffset, attempt(() => part.getUint8(4)));
const cut = buffer.slice(4, 8);
u8[4] = 99;
console.log(cut.byteLength, [...new Uint8Array(cut)].join(), buffer.slice(-2).byteLength, buffer.slice(5, 3).byteLength, buffer.slice().byteLength, buffer.slice(4, -8).byteLength, buffer.slice(0, 99).byteLength, cut instanceof ArrayBuffer, Object.prototype.toString.call(cut), ArrayBuffer.isView(view), ArrayBuffer.isView(cut));
const f64 = new Float64Array([1]), bytes = new Uint8Array(f64.buffer), f32 = new Float32Array(f64.buffer);
console.log(bytes.length, bytes.join(), f32.length, ((bytes[7] = 0xc0), f64[0]), new Uint32Array(new Uint8Array([1, 0, 0, 0]).buffer)[0], new Uint8Array(new Uint32Array([0x01020304]).buffer).join(), new Int8Array(new Uint8Array([255]).buffer)[0]);
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
  for (let at = 0; at < input.byteLength; ) {
    const length = input.getUint8(at + 4);
    yield `${input.getUint32(at)}:${String.fromCharCode(...new Uint8Array(data, at + 5, length))}`;
    at += 5 + length;
  }
}
console.log([...decode(encode([{ id: 1, name: 'ann' }, { id: 4294967295, name: '' }, { id: 65536, name: 'bob!' }]))].join(' '), new ArrayBuffer().byteLength, new ArrayBuffer(2.9).byteLength, new ArrayBuffer('3').byteLength, attempt(() => new ArrayBuffer(-1)));
const crc = (text) => [...text].reduce((c, ch) => { let x = (c ^ ch.charCodeAt(0)) & 0xff; for (let k = 8; k--; ) x = x & 1 ? (x >>> 1) ^ 0xedb88320 : x >>> 1; return (c >>> 8) ^ x; }, -1) ^ -1;
console.log((crc('hello') >>> 0).toString(16), (crc('') >>> 0).toString(16), new TextEncoder().encode('é€😀').join(), new TextDecoder().decode(new Uint8Array([226, 130, 172])), btoa(String.fromCharCode(...new Uint8Array([1, 2, 255]))), [...atob('AQL/')].map((c) => c.charCodeAt(0)).join());
