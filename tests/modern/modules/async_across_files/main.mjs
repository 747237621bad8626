import { fetchAll, stream, ready, Loader, failing } from './source.js';
import * as source from './source.js';
import { log } from './log.js';
log.push('main');
const results = await fetchAll(['a', 'b', 'c']);
log.push(results.join());
for await (const x of stream(3)) log.push('stream ' + x);
log.push(await ready, await source.ready, String(source.ready === ready));
const loader = new Loader();
log.push((await Promise.all([loader.load('k'), loader.load('k'), loader.load('l')])).join(), loader.misses);
try {
  await failing();
} catch (error) {
  log.push(error.message, String(error instanceof source.SourceError), error.name);
}
const it = stream(9);
await it.next();
log.push(JSON.stringify(await it.return('early')));
const [x, y] = await Promise.all([source.fetchAll([]), failing().catch((e) => e.message)]);
log.push(x.length, y);
let order = [];
source.later().then(() => order.push('later'));
Promise.resolve().then(() => order.push('own'));
await source.later();
order.push('after');
log.push(order.join());
console.log(log.join('\n'));
