import { which } from './lib';
import { up } from './lib/deep';
console.log(which(), up());
