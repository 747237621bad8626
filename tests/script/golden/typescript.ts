// @ts-nocheck
// What TypeScript's helpers are called for. typescript_lowered.js is what TypeScript 4.9.5 makes of it
// (target ES5, CommonJS, downlevelIteration, noEmitHelpers, experimentalDecorators,
// useDefineForClassFields); typescript_expected.txt what it prints in Node, as ES2022.
const log: string[] = [];
function out(...a) { log.push(show(a)); }
class Animal { static count = 0; #name; name2 = 'n'; constructor(name) { this.#name = name; Animal.count++; } get name() { return this.#name; } set name(v) { this.#name = v; } #secret() { return 'secret ' + this.#name; } tell() { return this.#secret(); } static #s = 5; static gs() { return Animal.#s++; } static { Animal.count = 10; } static is(o) { return #name in o; } get #acc() { return this.#name + '!'; } set #acc(v) { this.#name = v; } acc(v) { this.#acc = v; return this.#acc; } }
class Dog extends Animal { bark() { return super.tell() + " woof"; } }
const d = new Dog('rex'); out(d.name, d.bark(), Animal.count, Animal.gs(), Animal.gs(), Animal.is(d), Animal.is({}), d instanceof Animal, d.acc('q'));
try { Animal.prototype.tell.call({}); } catch (e) { out(e.name); }
class MyErr extends Error { code = 5; constructor(m) { super(m); this.name = 'MyErr'; } }
class SubErr extends MyErr {}
try { throw new SubErr('bad'); } catch (e) { out(e instanceof SubErr, e instanceof MyErr, e instanceof Error, e.message, e.name, e.code, String(e)); }
class TE extends TypeError {} out(new TE('x') instanceof TypeError, new TE('x').message, new TE().message);
class Stack extends Array { top() { return this[this.length - 1]; } } const st = new Stack(); st.push(1, 2); out(st.top(), st.length, st instanceof Stack, Array.isArray(st), [...st]);
class DefaultMap extends Map { constructor(def, entries?) { super(entries); this.def = def; } get(k) { return this.has(k) ? super.get(k) : this.def(); } } const dm = new DefaultMap(() => 0, [['a', 1]]); out(dm.get('a'), dm.get('b'), dm.size, dm instanceof Map, [...dm]);
class US extends Set { add(v) { return super.add(String(v).toUpperCase()); } } out([...new US(['a', 'b', 'A'])]);
class O2 extends Object { constructor() { super(); this.x = 1; } m() { return 2; } } out(new O2().m(), new O2().x);
class D8 extends Date { y() { return this.getUTCFullYear(); } } out(new D8(0).y(), new D8(2020, 1, 1) instanceof D8);
function* gen(n) { for (let i = 0; i < n; i++) { const r = yield i; if (r) out('got', r); } return 'done'; }
out([...gen(3)]); const g = gen(2); out(g.next(), g.next('hi'), g.next(), g.next());
function* deleg() { const r = yield* gen(2); out('r', r); yield* [10, 20]; yield* 'ab'; try { yield 'try'; } catch (e) { yield 'caught ' + e; } finally { out('fin'); } }
out([...deleg()]); { const x = deleg(); for (let i = 0; i < 7; i++) x.next(); out(x.throw('E'), x.next()); }
{ const x = deleg(); for (let i = 0; i < 7; i++) x.next(); out(x.return(9), x.next()); }
function* fib() { let [a, b] = [0, 1]; for (;;) { yield a; [a, b] = [b, a + b]; } }
out(((it) => { const r = []; for (const x of it) { if (x > 50) break; r.push(x); } return r; })(fib()));
function* nested() { try { try { yield 1; throw new Error('in'); } finally { yield 2; } } catch (e) { yield e.message; } finally { yield 'last'; } }
out([...nested()]); { const n = nested(); n.next(); out(n.return('r'), n.next(), n.next(), n.next()); }
class Tree { constructor(v, l?, r?) { this.v = v; this.l = l; this.r = r; } *[Symbol.iterator]() { if (this.l) yield* this.l; yield this.v; if (this.r) yield* this.r; } }
out([...new Tree(2, new Tree(1), new Tree(3))]);
const closing = { log: [], [Symbol.iterator]() { let i = 0; return { next: () => ({ value: i++, done: i > 5 }), return: (v) => { this.log.push('closed'); return {}; } }; } };
for (const x of closing) { if (x === 2) break; } const [c1, c2] = closing; const [...call] = closing; out(c1, c2, call, closing.log);
try { for (const x of closing) throw new Error('t'); } catch (e) { out(e.message, closing.log.length); }
const [a, , b = 5, ...rest] = [1, 2, undefined, 4, 5]; out(a, b, rest);
const { p, q: { r = 7 } = {}, ...others } = { p: 1, s: 2, t: 3 }; out(p, r, others);
let x1 = 1, x2 = 2; [x1, x2] = [x2, x1]; out(x1, x2);
const [m1, m2] = new Map([['k', 'v']]); out(m1, m2); const [s1, s2] = 'h\u00e9'; out(s1, s2);
out([...[1, , 3]], 1 in [...[1, , 3]], [...'abc', ...new Set([1, 1]), ...[]], Math.max(...[1, 5, 3]), { ...{ a: 1 }, b: 2, ...null });
out(((...args) => args.length)(...[1, 2], 3), new Date(...[2020, 0]).getFullYear());
function dflt(a, b = a + 1, { c = 3, d } = { d: 4 }, ...r) { return [a, b, c, d, r]; } out(dflt(1), dflt(1, 2, { d: 9 }, 5, 6));
const tag = (s, ...v) => s.raw.join('|') + v.join(','); out(tag`a${1}\n${2}c`, `x${1 + 1}y`); out(Object.isFrozen(((s) => s)`q`));
for (const [k, v] of Object.entries({ a: 1, b: 2 })) out(k, v); for (const [k, v] of new Map([[1, { z: 1 }]])) out(k, v.z);
for (const i of [1, 2, 3]) { if (i === 2) continue; out(i); } const fns = []; for (let i = 0; i < 3; i++) fns.push(() => i); out(fns.map(f => f()));
outer: for (const i of [1, 2]) for (const j of [1, 2]) { if (j === 2) continue outer; out(i, j); }
const o3: any = { a: { b: null } }; out(o3?.a?.b?.c, o3.x?.(), o3.a.b ?? 'dflt'); o3.n ??= 5; o3.n ||= 6; o3.n &&= 7; out(o3.n);
function deco(t, k, desc?) { if (desc) { const f = desc.value; desc.value = function (...a) { return 'deco ' + f.apply(this, a); }; } return desc; } function cdeco(c) { c.decorated = true; } function pdeco(t, k, i) { (t.params ||= []).push(i); }
@cdeco class Deco { @deco m(@pdeco a) { return a; } } out(new Deco().m(3), Deco.decorated, Deco.prototype.params);
const key = 'comp'; class Comp { [key + 'uted']() { return 1; } static ['s' + 1] = 2; get [key]() { return 3; } } out(new Comp().computed(), Comp.s1, new Comp().comp);
out(typeof class {}.name, (class Foo {}).name, (() => {}).name);
function argspread() { return [...arguments]; } out(argspread(1, 2)); function forargs() { const r = []; for (const x of arguments) r.push(x); return r; } out(forargs(7, 8));
try { const [z] = null; } catch (e) { out(e.name); } try { const [z] = {}; } catch (e) { out(e.name); } try { for (const z of 5) ; } catch (e) { out(e.name); } try { [...undefined]; } catch (e) { out(e.name); }
const gobj = { *g() { yield 1; }, async: 1, get v() { return 5; } }; out([...gobj.g()], gobj.v); out(String(gen(1)), Object.prototype.toString.call(gen(1)), gen(1)[Symbol.iterator] !== undefined);
{ const it = gen(1); out(it[Symbol.iterator]() === it); } try { const rg = (function* () { rg2.next(); yield 1; })(); var rg2 = rg; rg.next(); } catch (e) { out(e.name); }
function* early() { return 5; yield 1; } out([...early()], early().next()); function* thrower() { yield 1; throw new RangeError('g'); } { const t = thrower(); t.next(); try { t.next(); } catch (e) { out(e.name, t.next()); } } { const t = thrower(); try { t.throw(new Error('first')); } catch (e) { out(e.message, t.next()); } } { const t = thrower(); out(t.return(3), t.next()); }
function* loopTry() { for (const x of [1, 2, 3]) { try { if (x === 2) continue; yield x; } finally { out('f' + x); } } } out([...loopTry()]); function* sw(v) { switch (v) { case 1: yield 'one'; case 2: yield 'two'; break; default: yield 'def'; } } out([...sw(1)], [...sw(2)], [...sw(3)]);
out([3, 1, 2].map((x) => x * 2).filter(Boolean).flatMap((x) => [x, x]), Array.from({ length: 3 }, (_, i) => i), Object.fromEntries(new Map([['a', 1]])));
var result = log;
