const a = new Date(Date.UTC(2000, 0, 31)),
  b = new Date(a);
b.setUTCMonth(1);
console.log(b.toISOString().slice(0, 10), a < b, a - b, a <= a, a == a, a == new Date(a));
console.log(+a === +new Date(a), Math.max(a, b) === +b, [b, a].sort((x, y) => x - y)[0] === a);
console.log(new Date(a.getTime() + 864e5).toISOString().slice(0, 10));
const days = (y, m) => new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
console.log([0, 1, 2, 3].map((m) => days(2024, m)).join(), days(1900, 1), days(2000, 1));
console.log(days(2023, 1));
console.log([2019, 2020].map((y) => new Date(Date.UTC(y, 11, 31)).getUTCDay()).join());
const week = (date) => {
  const t = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()));
  t.setUTCDate(t.getUTCDate() + 4 - (t.getUTCDay() || 7));
  return Math.ceil(((t - Date.UTC(t.getUTCFullYear(), 0, 1)) / 864e5 + 1) / 7);
};
console.log(
  ['2021-01-03', '2021-01-04', '2020-12-31', '2016-01-01'].map((t) => week(new Date(t))).join()
);
console.log(new Date(Date.UTC(2024, 0, 1)).toISOString().replace(/T.*/, ''));
console.log(new Date(Date.UTC(1, 0)).getUTCFullYear(), new Date(-62198755200000).toISOString());
class Day extends Date {
  next() {
    return new Day(this.getTime() + 864e5);
  }
  get iso() {
    return this.toISOString().slice(0, 10);
  }
}
console.log(new Day('2024-02-28').next().iso, new Day(0).next().next().iso);
console.log(new Day(0) instanceof Date, new Day(5) - new Day(2));
