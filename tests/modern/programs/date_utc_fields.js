const d = new Date(Date.UTC(2024, 1, 29, 23, 59, 58, 997));
console.log(d.toISOString(), d.getTime(), d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate());
console.log(d.getUTCDay(), d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds());
console.log(d.getUTCMilliseconds(), +d === d.valueOf());
console.log(d.setUTCFullYear(2023), d.toISOString(), d.setUTCMonth(0), d.toISOString());
console.log(d.setUTCDate(0), d.toISOString(), d.setUTCDate(32), d.toISOString());
console.log(d.setUTCHours(25, 61, 61, 1001), d.toISOString(), d.setUTCMinutes(-1), d.toISOString());
console.log(d.setUTCSeconds(3600), d.toISOString(), d.setUTCMilliseconds(-1), d.toISOString());
console.log(d.setUTCMonth(13, 40), d.toISOString());
console.log(Date.UTC(2020, 0), Date.UTC(2020), Date.UTC(99, 0), Date.UTC(0, 0, 1));
console.log(Date.UTC(100, 0), Date.UTC(1970, 0, 1, 0, 0, 0, 0.9), Date.UTC(1970, 12));
console.log(Date.UTC(1970, 0, 1, -1), String(Date.UTC()), String(Date.UTC(NaN)));
console.log(Date.UTC(2020, '5'), Date.UTC(-1, 0));
console.log(new Date(0).toISOString(), new Date(-1).toISOString(), new Date(8.64e15).toISOString());
console.log(new Date(-8.64e15).toISOString(), String(new Date(8.64e15 + 1)));
console.log(new Date(1.9).getTime(), new Date(-1.9).getTime(), new Date(null).getTime());
console.log(String(new Date(undefined).getTime()), new Date(true).getTime());
console.log(new Date(new Date(7)).getTime());
console.log(JSON.stringify({ d: new Date(5) }), new Date(NaN).toJSON(), new Date(0).toJSON());
console.log(Date.prototype.toJSON.call({ toISOString: () => 'own' }), new Date(0).toUTCString());
console.log(Object.prototype.toString.call(new Date()), typeof Date(), typeof new Date());
console.log(typeof Date.now(), Number.isInteger(Date.now()));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => new Date(NaN).toISOString()));
console.log(attempt(() => Date.prototype.getTime.call({})));
console.log(
  attempt(() => new Date(NaN).getUTCDay()),
  attempt(() => new Date(0).setTime('x'))
);
console.log(
  attempt(() => new Date(Symbol())),
  attempt(() => new Date(NaN).setUTCFullYear(2000))
);
console.log(
  attempt(() => new Date(0).setUTCFullYear(NaN)),
  attempt(() => String(new Date(NaN)))
);
console.log(attempt(() => new Date(2000, 0, 1).getFullYear()));
console.log(attempt(() => new Date(NaN).toUTCString()));
const a = new Date(Date.UTC(2000, 0, 31)),
  b = new Date(a);
b.setUTCMonth(1);
