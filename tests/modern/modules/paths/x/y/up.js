import { id as same } from './z/deep.js';
import { made } from '../ids.js';
import plain from '../../x/no_extension.js';
export const id = { own: same, same, plain, extra: made('up') };
