var hs = require('hailstorm');

function Hailstone() {}
Hailstone.registerBot = function (bot) {
  bot.registerAction(hs.alive(100), 'doNothing');
};
Hailstone.prototype.doNothing = function () {
  console.log('doing nothing ...');
};
exports.Hailstone = Hailstone;
