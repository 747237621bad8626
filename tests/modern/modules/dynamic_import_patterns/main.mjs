import { registry } from './plugins/registry.js';
export const loaders = { upper: () => import('./plugins/upper.js'), double: () => import('./plugins/double.js') };
const out = [];
for (const name of ['upper', 'double', 'upper']) {
  const { default: plugin, meta = 'no meta' } = await loaders[name]();
  out.push(`${name}: ${plugin('ab')} (${meta})`);
}
out.push(registry.join());
const all = Object.fromEntries(await Promise.all(Object.entries(loaders).map(async ([name, load]) => [name, (await load()).default])));
out.push(all.double(all.upper('x')));
async function* load(...names) {
  for (const name of names) yield (await loaders[name]()).default.length;
}
for await (const upper of load('upper')) out.push('loaded ' + upper);
const lazy = (() => {
  let promise;
  return () => (promise ??= import('./plugins/upper.js'));
})();
out.push(String(lazy() === lazy()), (await lazy()).default('lazy'));
const settled = await Promise.allSettled([import('./plugins/broken.js'), import('./plugins/double.js')]);
out.push(settled.map((s) => s.status).join(), settled[0].reason.message);
const cyclic = await import('./plugins/cycle.js');
out.push(cyclic.partner(), String(registry.includes('cycle')));
const nested = await (await import('./plugins/nested.js')).load();
out.push(nested.default('n'));
const promise = import('./plugins/double.js');
out.push(String(promise instanceof Promise), typeof (await promise).default);
if (false) await import('./plugins/upper.js');
const picked = (await import('./plugins/double.js')).default ?? 'none';
out.push(picked('p'), (await import('./plugins/registry.js')).registry === registry ? 'same registry' : 'other registry');
console.log(out.join('\n'));
