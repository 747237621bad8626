import { class as klass, if as iff, default as def, $, _, ünï, await as wait, constructor, toString, hasOwnProperty, arguments_, of, get, async } from './names.js';
import * as names from './names.js';
import { as as as, from, type } from './contextual.js';
console.log(klass, iff, def, $, _, ünï, wait, constructor, toString, hasOwnProperty, arguments_);
console.log(of, get, async, names.class, names['if'], names.static, names.new.target, as, from, type);
console.log(Object.keys(names).filter((k) => k !== 'default').sort().join());
const { class: c2, if: i2, ...left } = names;
console.log(c2 + i2, Object.keys(left).length, ((class_) => class_)(names.class));
export { klass as class, iff as function };
