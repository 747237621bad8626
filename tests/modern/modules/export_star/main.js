import * as all from './barrel';
import { a, b, shared, own, renamed, inner, Deep } from './barrel';
import barrelDefault from './barrel';
console.log(a, b, shared, own, renamed, inner.a, new Deep().name);
console.log(Object.keys(all).sort().join(), barrelDefault);
all.change();
console.log(all.a, a, all.inner.a);
console.log('default' in all.inner, all.inner.default, typeof all.onlyB);
