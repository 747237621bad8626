const buffer = new ArrayBuffer(16);
const view = new DataView(buffer);
view.setUint8(0, 255);
view.setInt8(1, -2);
view.setUint16(2, 0x1234);
view.setUint16(4, 0x1234, true);
view.setInt32(6, -2);
view.setFloat32(10, 1.5, true);
view.setFloat64(8, Math.PI);
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
const part = new DataView(buffer, 4, 4),
  u16 = new Uint16Array(buffer, 4, 2),
  u8 = new Uint8Array(buffer);
u8.set([1, 2, 3, 4], 4);
console.log(part.getUint32(0), part.byteOffset, part.byteLength, u16.length);
console.log(
  part.getUint16(0, true) === u16[0],
  u16.byteOffset,
  attempt(() => part.getUint8(4))
);
const cut = buffer.slice(4, 8);
u8[4] = 99;
console.log(cut.byteLength, [...new Uint8Array(cut)].join(), buffer.slice(-2).byteLength);
console.log(buffer.slice(5, 3).byteLength, buffer.slice().byteLength);
console.log(buffer.slice(4, -8).byteLength, buffer.slice(0, 99).byteLength);
console.log(cut instanceof ArrayBuffer, Object.prototype.toString.call(cut));
console.log(ArrayBuffer.isView(view), ArrayBuffer.isView(cut));
const f64 = new Float64Array([1]),
  bytes = new Uint8Array(f64.buffer),
  f32 = new Float32Array(f64.buffer);
console.log(bytes.length, bytes.join(), f32.length, ((bytes[7] = 0xc0), f64[0]));
console.log(new Uint32Array(new Uint8Array([1, 0, 0, 0]).buffer)[0]);
console.log(new Uint8Array(new Uint32Array([0x01020304]).buffer).join());
console.log(new Int8Array(new Uint8Array([255]).buffer)[0]);
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
