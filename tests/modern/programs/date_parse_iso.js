const at = (text) => {
  const t = Date.parse(text);
  return Number.isNaN(t) ? 'NaN' : new Date(t).toISOString();
};
console.log(
  [
    '2024',
    '2024-02',
    '2024-02-29',
    '2024-02-29T12:30Z',
    '2024-02-29T12:30:45Z',
    '2024-02-29T12:30:45.6Z',
    '2024-02-29T12:30:45.678Z',
    '2024-02-29T12:30:45.678+05:30',
    '2024-02-29T12:30-08:00',
    '2024-01-01T24:00:00Z'
  ]
    .map(at)
    .join('\n')
);
console.log(
  [
    '',
    'garbage',
    'T12:00Z'
  ]
    .map(at)
    .join()
);
console.log(at('+002024-01-01T00:00:00Z'), at('-000001-01-01T00:00:00Z'));
console.log(at('+275760-09-13T00:00:00.000Z'), at('0000-01-01T00:00:00Z'));
console.log(at('0099-01-01T00:00:00Z'));
console.log(Date.parse('1970-01-01'), Date.parse('1970-01-01T00:00:00.001Z'));
console.log(Date.parse(new Date(123456).toISOString()));
console.log(new Date('2024-06-15') - new Date('2024-06-14'));
console.log(new Date('1969-12-31T23:59:59.999Z').getTime());
console.log(new Date('2024-02-29').getUTCDate(), String(new Date('nope').getTime()));
console.log(new Date('2000-01-01T00:00:00Z').toJSON());
console.log(new Date(Date.parse('2000-01-01T00:00:00Z')).getTime() === Date.UTC(2000, 0));
