const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(encodeURIComponent("a b&c=d/e?f#g'(h)*i!j~k-l_m.n,o;p:q@r$s+t"));
console.log(encodeURI("http://x.y/a b?c=d&e=f#g'(h)[i]{j}|k\\l^m`n%o"));
console.log(decodeURIComponent('%41%20b%2F%c3%a9%E2%82%AC'));
console.log(decodeURI('%41%20%2F%3F%23%26%3D%2B%24%2C%3B%3A%40%c3%a9'), decodeURIComponent('a+b'));
console.log(decodeURIComponent(''), encodeURIComponent(), encodeURIComponent(null));
console.log(encodeURIComponent([1, 2]), encodeURIComponent({}), encodeURIComponent(5.5));
console.log(encodeURIComponent('é€😀\u0000\u007f\uffff'));
console.log(decodeURIComponent(encodeURIComponent('é€😀 %2F')) === 'é€😀 %2F', encodeURI('é😀'));
console.log(encodeURI('%'), decodeURI('%25'), decodeURI('%2525'), decodeURIComponent('%2525'));
console.log(['%', '%4', '%zz', '%80', '%c3', '%c3%28', '%ff', '%f5%80%80%80', '%e2%82',
  '%ed%a0%80', '%c0%80', '%C3%A', 'ok%'].map((t) => attempt(() => decodeURIComponent(t))).join());
console.log(attempt(() => encodeURIComponent('\ud800')), attempt(() => encodeURI('\udc00')));
console.log(attempt(() => encodeURIComponent(Symbol())), attempt(() => decodeURI('%')));
console.log(encodeURIComponent('\ud83d\ude00'));
const query = (o) => Object.entries(o).flatMap(([k,
  v]) => [].concat(v).map((x) => `${encodeURIComponent(k)}=${encodeURIComponent(x)}`)).join('&');
const parse = (text) => text.split('&').reduce((o, pair) => {
  const [k, v = ''] = pair.split('=').map((t) => decodeURIComponent(t.replace(/\+/g, ' ')));
  return { ...o, [k]: k in o ? [].concat(o[k], v) : v };
}, {});
console.log(query({ q: 'a b', tags: ['x&y', 'é'], n: 0, e: '' }));
console.log(JSON.stringify(parse('q=a+b&tags=x%26y&tags=%C3%A9&flag&e=')));
console.log(btoa('hello'), btoa(''), btoa('a'), btoa('ab'), btoa('\u00ff\u0000'), atob('aGVsbG8='));
console.log(atob('aGVsbG8'), atob(' aGVs bG8= \n'), atob(''), atob('/+==').length);
console.log(attempt(() => typeof btoa(5)), btoa(null), atob(btoa('x'.repeat(100))).length);
const utf8 = (t) => unescape(encodeURIComponent(t)), back = (b) => decodeURIComponent(escape(b));
console.log(btoa(utf8('é€')), back(atob('w6nigqw=')), utf8('é').length, escape('ü ñ/+@*_-.ü'));
console.log(unescape('%u20AC%FC%zz%u'), escape('€'));
const params = new URLSearchParams('a=1&b=2&a=3&c=%20x+y');
console.log(params.get('a'), params.getAll('a').join(), params.get('c'), params.has('z'));
console.log(String(params), [...params].map((e) => e.join(':')).join());
console.log([...new URLSearchParams({ x: '1 2', y: 'é' })].join('|'), params.get('none'));
params.append('d', 'é&=');
params.delete('a');
params.set('b', 'new');
console.log(params.toString(), [...params.keys()].join());
console.log(new URL('../x?y=1#z', 'https://user:pw@host.example:8080/a/b/c').href);
console.log(new URL('https://h.example/p?q=%20').searchParams.get('q'));
console.log(attempt(() => new URL('nope')));
