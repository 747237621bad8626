const log = [];
function sloppy() {
  return this === undefined;
}
function strict() {
  'use strict';
  return this === undefined;
}
async function strict_async(x) {
  'use strict';
  await null;
  return [this === undefined, x, arguments.length].join();
}
async function sloppy_async() {
  return this === undefined;
}
log.push(sloppy(), strict());
strict_async(1)
  .then((v) => log.push(v))
  .then(() => sloppy_async())
  .then((v) => console.log(log.concat(v).join('|')));
