async function* gen(n) {
  try {
    for (let i = 0; i < n; i++) {
      console.log('gen', i);
      const got = yield i;
      console.log('got', got);
      await null;
    }
    return 'end';
  } finally {
    console.log('cleanup');
    await null;
    console.log('cleanup 2');
  }
}
async function main() {
  for await (const v of gen(3)) console.log('v', v);
  for await (const w of gen(3)) {
    console.log('w', w);
    if (w === 1) break;
  }
  const later = new Promise((ok) => setTimeout(ok, 2, 'c'));
  for await (const x of [Promise.resolve('a'), 'b', later]) console.log('x', x);
  const g = gen(5);
  Promise.all([g.next('A'), g.next('B'), g.next('C'), g.return('R'), g.next('D')]).then((r) =>
    console.log(JSON.stringify(r))
  );
  for (let i = 0; i < 10; i++) {
    await null;
    console.log('tick', i);
  }
  const h = gen(5);
  await h.next();
  try {
    await h.throw(new Error('T'));
  } catch (e) {
    console.log('thrown', e.message);
  }
  console.log(JSON.stringify(await h.next()), JSON.stringify(await h.return(5)));
  const k = gen(1);
  console.log(JSON.stringify(await k.return(Promise.resolve('early'))));
  console.log(JSON.stringify(await k.next()));
  const t = gen(1);
  try {
    await t.throw('x');
  } catch (e) {
    console.log('t', e);
  }
  async function* outer() {
    const r = yield* gen(2);
    console.log('r', r);
    yield* ['p', Promise.resolve('q')];
    try {
      yield Promise.reject('bad');
    } catch (e) {
      console.log('caught in gen', e);
    }
    yield 'last';
  }
  for await (const y of outer()) console.log('y', y);
  async function* thrower() {
    yield 1;
    throw 'oops';
  }
  try {
    for await (const z of thrower()) console.log('z', z);
  } catch (e) {
    console.log('for await threw', e);
  }
  const o = outer();
  console.log(JSON.stringify(await o.next()), JSON.stringify(await o.return('rr')));
  console.log(JSON.stringify(await o.next()));
  try {
    for await (const q of [1, Promise.reject('in list'), 3]) console.log('q', q);
  } catch (e) {
    console.log('list', e);
  }
}
main().then(
  () => console.log('done'),
  (e) => console.log('failed', e)
);
