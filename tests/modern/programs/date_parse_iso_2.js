const range = (from, to) => {
  const days = [];
  for (let d = new Date(from); d <= new Date(to); d.setUTCDate(d.getUTCDate() + 1))
    days.push(d.toISOString().slice(5, 10));
  return days.join();
};
console.log(range('2024-02-27', '2024-03-02'), range('2023-12-30', '2024-01-02'));
const age = (born, on) => {
  const [a, b] = [born, on].map((t) => new Date(t));
  return (
    b.getUTCFullYear() -
    a.getUTCFullYear() -
    ((b.getUTCMonth() - a.getUTCMonth() || b.getUTCDate() - a.getUTCDate()) < 0)
  );
};
console.log(age('2000-02-29', '2024-02-28'), age('2000-02-29', '2024-02-29'));
console.log(age('1999-12-31', '2000-01-01'));
const duration = (ms) =>
  [864e5, 36e5, 6e4, 1e3]
    .reduce(
      ([parts, rest], unit) => [[...parts, Math.floor(rest / unit)], rest % unit],
      [[], ms]
    )[0]
    .join(':');
console.log(duration(93784005), duration(0), new Date(93784005).toISOString().slice(11, 23));
