const log = [];
const say = (x) => (log.push(x), x);
const o = {
  name: 'o',
  self() {
    return this?.name;
  },
  nested: { name: 'n', self() { return this.name; }, get getter() { log.push('getter'); return () => 'got'; } },
  nul: null,
  list: [() => 'first'],
  zero: 0,
  empty: ''
};
console.log(o?.self(), o.self?.(), o?.self?.(), o?.['self'](), o.nested?.self?.(), (o?.nested).self());
console.log(o.nul?.x.y.z, o.nul?.(say('argument')), o.missing?.[say('key')], o.missing?.f(say('arg')).g, log.length);
console.log(o.zero?.toFixed(1), o.empty?.length, o.list?.[0]?.(), o.list[5]?.(), o.nested.getter?.(), log.splice(0).join());
const attempt = (f) => {
  try {
    return String(f());
  } catch (e) {
    return e instanceof TypeError ? 'TypeError' : e.name;
  }
};
console.log(attempt(() => o.missing.x?.y), attempt(() => (o.missing?.x).y), attempt(() => o.name?.()), attempt(() => o?.missing()));
console.log(attempt(() => o.missing?.x.y.z()), attempt(() => o.nul?.[(() => { throw new Error(); })()]));
let n = 0;
const maybe = (value) => (n++, value);
console.log(maybe(null)?.a?.b?.c, n, maybe(o)?.nested?.name, n, maybe()?.[n++], n);
console.log([1, [2]]?.[1]?.[0], 'text'?.[0]?.toUpperCase?.(), (() => 5)?.(), null?.x ?? 'default', `${o.nul?.x}`);
console.log(o?.nested?.self.call({ name: 'called' }), o.self?.apply({ name: 'applied' }, []), o.nested?.self.bind?.({ name: 'bound' })());
function spread(...xs) {
  return xs.length;
}
const fs = { spread, none: undefined };
console.log(fs.spread?.(...[1, 2], ...'ab'), fs.none?.(...say([1])), log.length);
const m = new Map([['k', { v: 1 }]]);
console.log(m.get('k')?.v, m.get('x')?.v, m?.get?.('k')?.['v'], typeof m.get('x')?.v);
console.log(o.nul?.x === undefined, !o?.nul?.x, o?.zero === 0 ? 'zero' : 'none', o?.a?.b || 'or', true ? .5 : 0);
class C {
  #p = { q: 1 };
  static s = { t: () => this.u?.v ?? 'static' };
  read(other) {
    return other ? other.#p?.q : this.#p?.r?.s;
  }
}
class D extends C {
  read(x) {
    return [super.read?.(x), super.missing?.(), super.read(this)].join();
  }
}
console.log(new C().read(), new C().read(new C()), C.s.t?.(), new D().read(new C()));
