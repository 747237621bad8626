const add = (a, b) => a + b;
module.exports = { add };
exports.lost = 1;
console.log(module.exports.add(1, 2), Object.keys(module.exports).join());
console.log((function () { return this === undefined; })());
