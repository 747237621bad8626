const hex = (s) => [...s].map((c) => c.charCodeAt(0).toString(16)).join(' ');
console.log(JSON.stringify('\ud83d\ude00').length);
console.log(JSON.stringify('\ud83d' + '\ude00').length);
console.log(hex(JSON.parse('"\\ud800"')), hex(JSON.parse('"\\ud83d\\ude00"').slice(1)));
console.log(JSON.parse('"\\uD83D\\uDE00"') === '\u{1F600}');
console.log(hex(JSON.parse(JSON.stringify('\udfff'))));
console.log(JSON.stringify('\u007f').length, JSON.stringify('\u0080').length);
console.log(JSON.stringify('\ufeff').length, JSON.stringify('\ufffe\uffff').length);
console.log(JSON.parse('"\u2028\u2029"').length, hex('\ud800\udc00'.split('').reverse().join('')));
console.log(encodeURIComponent('\ud83d\ude00'));
for (const lone of ['\ud800', '\udc00', 'a\ud800b']) {
  try {
    console.log(encodeURIComponent(lone));
  } catch (e) {
    console.log(e instanceof URIError);
  }
}
