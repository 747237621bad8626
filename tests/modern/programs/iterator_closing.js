const log = [];
const source = (name, n = 3, extra = {}) => ({
  [Symbol.iterator]() {
    let i = 0;
    return {
      next: () => (i < n ? { value: name + i++, done: false } : { value: 'end', done: true }),
      return(x) {
        log.push(`closed ${name} ${arguments.length}`);
        return {};
      },
      ...extra
    };
  }
});
const told = (x) => [x, log.splice(0).join()].join(' / ');
const [a] = source('one');
console.log(told(a));
const [b, c, d, e = 'more'] = source('all');
console.log(told([b, c, d, e]));
const [f, ...g] = source('rest');
console.log(told([f, g]));
const [] = source('empty');
console.log(told('none'));
const [, , h] = source('holes');
console.log(told(h));
console.log(told([...source('spread')]), told(Math.max(...source('call', 0))));
console.log(told(new Map([['k', [...source('m')]]]).get('k').length));
const attempt = (f) => {
  try {
    return told(f());
  } catch (x) {
    return told('threw ' + (x instanceof TypeError ? 'TypeError' : x.message));
  }
};
console.log(attempt(() => Array.from(source('from'), (x, i) => {
  if (i === 1) throw new Error('mapper');
  return x;
})));
console.log(attempt(() => new Map(source('not entries'))));
console.log(attempt(() => Object.fromEntries(source('not pairs')).length));
console.log(attempt(() => {
  const [x = (() => { throw new Error('default'); })()] = source('d', 1, { next: () => ({ value: undefined, done: false }) });
}));
console.log(attempt(() => new Set(source('set')).size));
console.log(attempt(() => [...source('failing', 1, { next: () => { throw new Error('next'); } })]));
const [x1, x2] = source('short', 1);
console.log(told(x1 + x2));
