console.log(typeof globalThis, globalThis === globalThis.globalThis, globalThis.Array === Array);
console.log(globalThis.parseInt === parseInt, typeof globalThis.undefinedName, 'Map' in globalThis);
console.log(typeof undefined, globalThis.undefined);
console.log((function () { return this; })() === globalThis, (() => typeof globalThis.JSON)());
console.log(Object.getOwnPropertyNames(globalThis).includes('Object'));
console.log(Object.prototype.hasOwnProperty.call(globalThis, 'Math'));
console.log([Infinity, NaN, undefined].map(String).join(), (NaN = 1, String(NaN)));
console.log((undefined = 2, String(undefined)), (Infinity = 3, String(Infinity)));
console.log(['Object', 'Array', 'Map', 'Set', 'WeakMap', 'WeakSet', 'Promise', 'Proxy', 'Symbol',
  'Date', 'RegExp', 'Error', 'Uint8Array', 'ArrayBuffer', 'DataView', 'AggregateError', 'URL',
  'URLSearchParams', 'TextEncoder', 'setTimeout', 'queueMicrotask', 'encodeURIComponent', 'isNaN',
  'btoa'].map((name) => typeof globalThis[name]).join());
console.log(['JSON', 'Math', 'Reflect', 'globalThis',
  'console'].map((name) => typeof globalThis[name]).join());
console.log([Object, Array, Map, Set, Promise, Date, RegExp, Error, TypeError, Symbol, Number,
  String, Boolean, Function, Uint8Array].map((f) => f.name).join());
console.log([isNaN, encodeURIComponent, Array.isArray, Object.keys, [].map,
  ''.slice, Math.max, JSON.stringify, Promise.resolve].map((f) => f.name).join());
console.log([Array, Object, Function, Date, RegExp, Map, Set, Promise, String, Number, Symbol,
  Error].map((f) => f.length).join());
console.log([parseInt, [].push, [].slice, ''.replace, Math.max, Object.assign, JSON.parse,
  [].concat, Array.from, [].reduce].map((f) => f.length).join());
const shadow = (undefined) => typeof undefined;
console.log(shadow(5), shadow(), (function (NaN) { return NaN; })('own'));
console.log((() => { const Infinity = 7; return Infinity; })(), ((Array) => Array)('param'));
function constructors() {
  return [[], {}, () => 1, 5, 'x', true, /x/, new Date(), Symbol.iterator, new Map(),
    Promise.resolve()].map((x) => x.constructor.name).join();
}
console.log(constructors(), Object.getPrototypeOf(Function.prototype) === Object.prototype);
console.log(typeof Function.prototype, Function.prototype(), Array.prototype.length);
console.log(Object.getPrototypeOf(Array.prototype) === Object.prototype);
console.log(isNaN('x') && !Number.isNaN('x'), isFinite('5') && !Number.isFinite('5'), typeof eval);
console.log(Object.getOwnPropertyDescriptor(globalThis, 'NaN').writable);
console.log(Object.getOwnPropertyDescriptor(globalThis, 'undefined').configurable);
console.log(delete globalThis.NaN);
console.log(Object.getOwnPropertyDescriptor(Object, 'prototype').writable);
console.log(Object.getOwnPropertyDescriptor(Array.prototype, 'map').enumerable);
console.log(Object.getOwnPropertyDescriptor(Math, 'PI').value.toFixed(4));
console.log(Object.keys(Math).length + Object.keys(Reflect).length + Object.keys(JSON).length);
