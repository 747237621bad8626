import { which } from './lib';
import { which as full } from './lib/index';
import { which as exact } from './lib/index.js';
import typed, { Kind } from './typed';
import { beside } from './both';
import { up } from './lib/inner/deep';
console.log(which(), full === which, exact === which);
console.log(typed(Kind.B), Kind[0], beside, up());
