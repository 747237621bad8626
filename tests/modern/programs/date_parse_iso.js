const at = (text) => {
  const t = Date.parse(text);
  return Number.isNaN(t) ? 'NaN' : new Date(t).toISOString();
};
console.log(['2024', '2024-02', '2024-02-29', '2024-02-29T12:30Z', '2024-02-29T12:30:45Z', '2024-02-29T12:30:45.6Z', '2024-02-29T12:30:45.678Z', '2024-02-29T12:30:45.678+05:30', '2024-02-29T12:30-08:00', '2024-01-01T24:00:00Z'].map(at).join('\n'));
console.log(['', 'garbage', 'T12:00Z'].map(at).join());
console.log(at('+002024-01-01T00:00:00Z'), at('-000001-01-01T00:00:00Z'), at('+275760-09-13T00:00:00.000Z'), at('0000-01-01T00:00:00Z'), at('0099-01-01T00:00:00Z'));
console.log(Date.parse('1970-01-01'), Date.parse('1970-01-01T00:00:00.001Z'), Date.parse(new Date(123456).toISOString()), new Date('2024-06-15') - new Date('2024-06-14'), new Date('1969-12-31T23:59:59.999Z').getTime());
console.log(new Date('2024-02-29').getUTCDate(), String(new Date('nope').getTime()), new Date('2000-01-01T00:00:00Z').toJSON(), new Date(Date.parse('2000-01-01T00:00:00Z')).getTime() === Date.UTC(2000, 0));
const range = (from, to) => {
  const days = [];
  for (let d = new Date(from); d <= new Date(to); d.setUTCDate(d.getUTCDate() + 1)) days.push(d.toISOString().slice(5, 10));
  return days.join();
};
console.log(range('2024-02-27', '2024-03-02'), range('2023-12-30', '2024-01-02'));
const age = (born, on) => {
  const [a, b] = [born, on].map((t) => new Date(t));
  return b.getUTCFullYear() - a.getUTCFullYear() - ((b.getUTCMonth() - a.getUTCMonth() || b.getUTCDate() - a.getUTCDate()) < 0);
};
console.log(age('2000-02-29', '2024-02-28'), age('2000-02-29', '2024-02-29'), age('1999-12-31', '2000-01-01'));
const duration = (ms) => [864e5, 36e5, 6e4, 1e3].reduce(([parts, rest], unit) => [[...parts, Math.floor(rest / unit)], rest % unit], [[], ms])[0].join(':');
console.log(duration(93784005), duration(0), new Date(93784005).toISOString().slice(11, 23));
