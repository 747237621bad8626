const log = [];
const thing = (name) => ({
  toString() {
    log.push('toString ' + name);
    return name;
  },
  valueOf() {
    log.push('valueOf ' + name);
    return 1;
  }
});
console.log(`${thing('a')}-${thing('b')}`, log.splice(0).join());
console.log(thing('c') + '-' + thing('d'), log.splice(0).join());
console.log(`${thing('e')}` + thing('f'), log.splice(0).join());
const f = () => (log.push('f'), 'F');
console.log(`${f()}${log.push('inline')}${f()}`, log.splice(0).join());
try {
  console.log(`${f()}${Symbol('no')}${f()}`);
} catch (e) {
  console.log(e instanceof TypeError);
}
log.length = 0;
try {
  console.log(`${thing('first')}${(() => { throw new Error('stop'); })()}${thing('never')}`);
} catch (e) {
  console.log(e.message);
}
console.log(`${-0}`, `${1e21}`, `${0.1 + 0.2}`, `${[]}|${[null]}|${[undefined, 1]}`);
console.log(`${new Date(NaN)}`, `${/a\/b/g}`, `${Object(5)}`);
console.log(`${{ [Symbol.toPrimitive]: (hint) => hint }}`);
console.log({ [Symbol.toPrimitive]: (hint) => hint } + '');
console.log(`${class { static toString() { return 'static'; } }}`);
console.log(`a${1}` === 'a1', `${'x'}` === 'x', typeof `${1}`, `${1}` + 1, `${1 + 1}${'2'}`);
console.log(`${`a`}`.length, `${''}`.length);
const o = Object.create({ toString: () => 'inherited' });
console.log(`${o}`, `${Object.assign(() => 1, { toString: () => 'fn' })}`, `${new Error('e')}`);
console.log(`${new (class extends Error { name = 'N'; })('m')}`);
