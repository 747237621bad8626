const buffer = new ArrayBuffer(16);
const view = new DataView(buffer);
view.setUint8(0, 255);
view.setInt8(1, -2);
view.setUint16(2, 0x1234);
view.setUint16(4, 0x1234, true);
view.setInt32(6, -2);
view.setFloat32(10, 1.5, true);
console.log([...new Uint8Array(buffer)].map((b) => b.toString(16).padStart(2, '0')).join(' '));
console.log(view.getInt8(0), view.getUint8(1), view.getUint16(2), view.getUint16(2, true));
console.log(view.getUint16(4, true), view.getInt16(4), view.getInt32(6), view.getUint32(6));
console.log(view.getUint32(6, true), view.getFloat32(10, true), view.byteLength, view.byteOffset);
console.log(view.buffer === buffer);
view.setFloat64(8, Math.PI);
console.log(view.getFloat64(8) === Math.PI, view.getFloat64(8, true) === Math.PI);
console.log(view.getUint8(8).toString(16));
console.log((view.setFloat64(0, -0, true), Object.is(view.getFloat64(0, true), -0)));
console.log((view.setFloat32(0, NaN), String(view.getFloat32(0))));
console.log((view.setFloat32(0, 1e40), view.getFloat32(0)));
console.log((view.setUint8(0, 257), view.getUint8(0)), (view.setInt16(0, 40000), view.getInt16(0)));
console.log((view.setUint32(0, -1), view.getUint32(0)), (view.setInt8(0, '5'), view.getInt8(0)));
console.log(view.setUint8(0));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => view.getInt8(16)),
  attempt(() => view.getInt32(13))
);
console.log(
  attempt(() => view.getInt8(-1)),
  attempt(() => view.setFloat64(9, 1))
);
console.log(
  attempt(() => view.getInt8()),
  attempt(() => new DataView({}))
);
console.log(
  attempt(() => new DataView(buffer, 17)),
  attempt(() => new DataView(buffer, 8, 9))
);
console.log(
  attempt(() => DataView(buffer)),
  attempt(() => view.getUint8('1'))
);
console.log(
  attempt(() => new DataView(buffer, 16).byteLength),
  attempt(() => ArrayBuffer(1))
);
const part = new DataView(buffer, 4, 4),
  u16 = new Uint16Array(buffer, 4, 2),
  u8 = new Uint8Array(buffer);
