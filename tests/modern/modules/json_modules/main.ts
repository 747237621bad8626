import settings from './settings.json';
import list from './data/list.json';
import { same, rename } from './load';
console.log(settings.name, settings.nested.n[2].deep, settings.flag, String(settings.nothing), list.length, list[2].three);
console.log(Object.keys(settings).join());
console.log(same(settings), (rename('renamed'), settings.name), JSON.stringify(list));
const { nested: { n: [first, ...others] } } = settings;
console.log(first, others.length, Array.isArray(list), [...list].length, list.map((x) => typeof x).join());
