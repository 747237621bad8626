const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e.name;
  }
};
console.log(
  attempt(() => {
    const a = [];
    a.length = '3';
    return a.length;
  })
);
console.log(
  attempt(() => {
    const a = [1, 2, 3];
    a['1'] = 'x';
    a['01'] = 'y';
    a[-1] = 'z';
    return a.length + a.join();
  })
);
console.log(
  attempt(() => {
    const a = [];
    a[4294967295] = 1;
    return a.length;
  })
);
console.log(
  attempt(() => {
    const a = [];
    a['3'] = 1;
    return a.length;
  })
);
const queue = [1, 2, 3];
const out = [];
while (queue.length) {
  const x = queue.shift();
  out.push(x);
  if (x === 2) (queue.unshift('front'), queue.push('back'));
}
console.log(out.join(), [1, 2, 3].concat(4, [5, [6]], 'text', { length: 1 }).length);
console.log([].concat([, 1]).length, 0 in [].concat([, 1]), [1].concat().join());
const remove = (xs, test) => {
  for (let i = xs.length; i--;) if (test(xs[i])) xs.splice(i, 1);
  return xs;
};
console.log(remove([1, 2, 3, 4, 4, 5], (x) => x % 2 === 0).join(), [3, 4].splice(0).join());
console.log(Object.isFrozen([].splice(0)));
