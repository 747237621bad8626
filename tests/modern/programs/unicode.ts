const größe: number = 1;
const s = 'x\u{1F600}y';
console.log(größe, s, s.length, '\u2028'.length, "it's", 'tab\tend');
const text = `grüße ${größe}`;
console.log(text, /ü/.test(text), 'añb'.replace(/ñ/, 'n'));
