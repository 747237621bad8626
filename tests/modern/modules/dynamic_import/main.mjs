import { log } from './log.js';
log.push('main body');
const lazy = await import('./lazy.js');
log.push(lazy.value, lazy.default('x'), Object.keys(lazy).sort().join());
const again = await import('./lazy.js');
log.push(String(again === lazy), lazy.calls);
const { value, default: f } = await import('./lazy.js');
log.push(f(value), lazy.calls);
const pair = await Promise.all([import('./one.js'), import('./two.js'), import('./one.js')]);
log.push(pair.map((m) => m.name).join(), String(pair[0] === pair[2]));
if (log.length > 100) await import('./never.js');
const load = async (flag) => (flag ? (await import('./one.js')).name : import('./two.js').then((m) => m.name));
log.push(await load(true), await load(false));
const order = [];
import('./one.js').then(() => order.push('imported'));
order.push('sync');
await import('./two.js');
order.push('awaited');
log.push(order.join());
class Page {
  async open() {
    const { name } = await import('./two.js');
    return 'page ' + name;
  }
}
log.push(await new Page().open());
await import('./throws.js').catch((error) => log.push(error.name + ': ' + error.message));
const json = await import('./data.json');
log.push(json.default.list.join());
console.log(log.join('\n'));
