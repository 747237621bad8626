const d = new Date(Date.UTC(2024, 1, 29, 23, 59, 58, 997));
console.log(d.toISOString(), d.getTime(), d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate(), d.getUTCDay(), d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds(), d.getUTCMilliseconds(), +d === d.valueOf());
console.log(d.setUTCFullYear(2023), d.toISOString(), d.setUTCMonth(0), d.toISOString(), d.setUTCDate(0), d.toISOString(), d.setUTCDate(32), d.toISOString());
console.log(d.setUTCHours(25, 61, 61, 1001), d.toISOString(), d.setUTCMinutes(-1), d.toISOString(), d.setUTCSeconds(3600), d.toISOString(), d.setUTCMilliseconds(-1), d.toISOString(), d.setUTCMonth(13, 40), d.toISOString());
console.log(Date.UTC(2020, 0), Date.UTC(2020), Date.UTC(99, 0), Date.UTC(0, 0, 1), Date.UTC(100, 0), Date.UTC(1970, 0, 1, 0, 0, 0, 0.9), Date.UTC(1970, 12), Date.UTC(1970, 0, 1, -1), String(Date.UTC()), String(Date.UTC(NaN)), Date.UTC(2020, '5'), Date.UTC(-1, 0));
console.log(new Date(0).toISOString(), new Date(-1).toISOString(), new Date(8.64e15).toISOString(), new Date(-8.64e15).toISOString(), String(new Date(8.64e15 + 1)), new Date(1.9).getTime(), new Date(-1.9).getTime(), new Date('5').getTime() === 5, new Date(null).getTime(), String(new Date(undefined).getTime()), new Date(true).getTime(), new Date(new Date(7)).getTime());
console.log(JSON.stringify({ d: new Date(5) }), new Date(NaN).toJSON(), new Date(0).toJSON(), Date.prototype.toJSON.call({ toISOString: () => 'own' }), new Date(0).toUTCString(), Object.prototype.toString.call(new Date()), typeof Date(), typeof new Date(), typeof Date.now(), Number.isInteger(Date.now()));
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(attempt(() => new Date(NaN).toISOString()), attempt(() => Date.prototype.getTime.call({})), attempt(() => new Date(NaN).getUTCDay()), attempt(() => new Date(0).setTime('x')), attempt(() => new Date(Symbol())), attempt(() => new Date(NaN).setUTCFullYear(2000)), attempt(() => new Date(0).setUTCFullYear(NaN)), attempt(() => String(new Date(NaN))), attempt(() => new Date(2000, 0, 1).getFullYear()), attempt(() => new Date(NaN).toUTCString()));
const a = new Date(Date.UTC(2000, 0, 31)), b = new Date(a);
b.setUTCMonth(1);
console.log(b.toISOString().slice(0, 10), a < b, a - b, a <= a, a == a, a == new Date(a), +a === +new Date(a), Math.max(a, b) === +b, [b, a].sort((x, y) => x - y)[0] === a, new Date(a.getTime() + 864e5).toISOString().slice(0, 10));
const days = (y, m) => new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
console.log([0, 1, 2, 3].map((m) => days(2024, m)).join(), days(1900, 1), days(2000, 1), days(2023, 1), [2019, 2020].map((y) => new Date(Date.UTC(y, 11, 31)).getUTCDay()).join());
const week = (date) => {
  const t = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()));
  t.setUTCDate(t.getUTCDate() + 4 - (t.getUTCDay() || 7));
  return Math.ceil(((t - Date.UTC(t.getUTCFullYear(), 0, 1)) / 864e5 + 1) / 7);
};
console.log(['2021-01-03', '2021-01-04', '2020-12-31', '2016-01-01'].map((t) => week(new Date(t))).join(), new Date(Date.UTC(2024, 0, 1)).toISOString().replace(/T.*/, ''), new Date(Date.UTC(1, 0)).getUTCFullYear(), new Date(-62198755200000).toISOString());
class Day extends Date {
  next() {
    return new Day(this.getTime() + 864e5);
  }
  get iso() {
    return this.toISOString().slice(0, 10);
  }
}
console.log(new Day('2024-02-28').next().iso, new Day(0).next().next().iso, new Day(0) instanceof Date, new Day(5) - new Day(2));
