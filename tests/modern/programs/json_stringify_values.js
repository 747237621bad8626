const s = JSON.stringify;
console.log(
  [
    s(1),
    s('a"b\\c/d'),
    s(true),
    s(null),
    s(NaN),
    s(-0),
    s(Infinity),
    s(1e21),
    s([]),
    s({}),
    s([[]]),
    s(''),
    s([1, 'a', null])
  ].join(' ')
);
console.log(
  [
    s(undefined),
    s(() => 1),
    s(Symbol('x')),
    s([undefined, () => 1, Symbol('x')]),
    s({ a: undefined, b: () => 1, c: Symbol('x'), d: 1 }),
    s({ [Symbol('k')]: 1 }),
    s([, 1, ,]),
    s(new Array(2))
  ]
    .map(String)
    .join(' ')
);
console.log(s([new Number(1), new String('s'), new Boolean(false), Object(Symbol('x'))]));
console.log(s(new Date(0)), s(new Date(NaN)), s(/x/g), s(new Map([[1, 2]])), s(new Error('e')));
console.log(s([new Set([1])]), s(new Uint8Array([1, 2])), s(Math));
console.log(
  s(
    new (class A {
      x = 1;
      #y = 2;
      get z() {
        return 3;
      }
    })()
  )
);
console.log(s('\b\f\n\r\t\v\0\u001f\u007f'), s('é😀'), s({ 'key "q"': '\\' }), s('</script>'));
console.log(s("it's"), s('\u2028').length > 2);
