const log = [];
const say = (x, value = x) => (log.push(x), value);
const told = (x) => console.log(String(x), log.splice(0).join());
const object = () => say('object', { sum: 10, f: (...xs) => xs.join('+'), list: [1, 2] });
told(say('a', 1) + say('b', 2) * say('c', 3));
told(say('f', (x, y) => x + y)(say('arg1', 1), say('arg2', 2)));
told(object()[say('key', 'sum')]);
told((object()[say('key', 'sum')] = say('value', 5)));
told((object()[say('key', 'sum')] += say('value', 5)));
told(object()[say('method', 'f')](say('x', 1), ...say('spread', [2, 3]), say('y', 4)));
told([say(1), ...say('inner', [2]), say(3)].join());
told(JSON.stringify({ [say('k1')]: say('v1'), ...say('s', { p: 1 }), [say('k2')]: say('v2') }));
told(`${say('t1')}-${say('t2')}`);
told(new (say('class', class { constructor(x) { this.x = x; } }))(say('new arg', 7)).x);
told(say('left', null) ?? say('right'));
told(say('l', 0) || say('m', '') || say('r'));
told(say('l', 1) && say('m', 0) && say('r'));
told(say('test', true) ? say('yes') : say('no'));
told(delete object()[say('deleted', 'sum')]);
told(say('key', 'sum') in object());
told(object()[say('index', 'list')][say('i', 1)]++);
told((say('comma1'), say('comma2')));
told(say('x', 2) ** say('y', 3) ** say('z', 0));
told(typeof say('typeof') + -say('minus', 1));
let x = 1;
told(x + (x = 5) + x);
told(x++ + x++ + ++x);
let i = 0;
const list = [0, 0, 0];
list[i++] = i++;
list[i] = i = 0;
told(list.join() + i);
let y = 1;
y += (y = 10) + y;
told(y);
const z = { n: 1 };
z.n += ((z.n = 100), 1);
told(z.n);
let a = { n: 1 };
const b = a;
a.x = a = { n: 2 };
told(`${a.x} ${b.x.n}`);
try {
  null[say('key of null')];
} catch (e) {
  told(e instanceof TypeError);
}
try {
  undefined(say('argument of undefined'));
} catch (e) {
  told(e instanceof TypeError);
}
