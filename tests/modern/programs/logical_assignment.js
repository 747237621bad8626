const log = [];
const say = (x) => (log.push(x), x);
const told = () => log.splice(0).join('|');
let a = null, b = 0, c = 'c', d;
console.log((a ??= say('A')), (a ??= say('no')), (b ||= say('B')), (b ||= say('no')), (c &&= say('C')), (d &&= say('no')), told());
const calls = [];
const target = new Proxy({ zero: 0, empty: '', nul: null, one: 1 }, {
  get(o, k) {
    calls.push('get ' + k);
    return o[k];
  },
  set(o, k, v) {
    calls.push('set ' + k);
    o[k] = v;
    return true;
  }
});
target.zero ??= 1;
target.zero ||= 2;
target.zero &&= 3;
target.nul ??= 4;
target.missing ||= 5;
target.empty &&= 6;
target.one ||= 7;
console.log(calls.join());
const frozen = Object.freeze({ set: 1 });
(function () {
  'use strict';
  frozen.set ||= 2;
  frozen.set ??= 3;
  try {
    frozen.set &&= 4;
  } catch (e) {
    console.log(e instanceof TypeError, frozen.set);
  }
})();
let n = 0;
const o = { k0: null };
const once = () => (n++, o);
const key = () => 'k' + n++;
once()[key()] ??= 'value';
once().other ||= n;
console.log(n, JSON.stringify(o));
const settings = { retries: 0, name: '', deep: null };
settings.retries ??= 3;
settings.name ||= 'default';
(settings.deep ??= {}).x ??= (settings.deep.y ??= 'y') + 'x';
console.log(JSON.stringify(settings));
let chain = null;
chain ??= chain ||= chain &&= 'x';
console.log(chain, (chain ??= (() => 'fn')())  , typeof chain);
const list = [undefined, 0];
list[0] ??= list[1] ||= list.length;
console.log(list.join());
let f = null;
f ??= function () { return typeof this; };
f &&= f() === 'object' && f;
console.log(typeof f);
class Lazy {
  #parts;
  static #all;
  get parts() {
    return (this.#parts ??= say(['made']));
  }
  static get all() {
    return (Lazy.#all ||= say('all'));
  }
}
const lazy = new Lazy();
console.log(lazy.parts === lazy.parts, Lazy.all, Lazy.all, told());
