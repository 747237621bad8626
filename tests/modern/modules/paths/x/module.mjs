import { names } from './ids.js';
export default 'mjs ' + typeof names;
