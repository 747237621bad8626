import * as values from './values.js';
import { n, text, list, flag, change, fromLoop, destructured, changeLater, maybe } from './values.js';
const show = () => [n, text, list.join('+'), flag, fromLoop, destructured, maybe ?? 'none'].join('|');
console.log(show());
for (const how of ['add', 'post', 'swap', 'loop', 'pattern', 'logical', 'nested', 'catch']) {
  const result = change(how);
  console.log(how, String(result), show());
}
changeLater().then(() => console.log('later', show(), values.n === n));
