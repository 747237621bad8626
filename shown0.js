var hs = require('hailstorm');

function Hailstone(params) {
  this.id = params.botId;
}
Hailstone.registerBot = function (bot) {
  bot.registerAction(hs.alive(10), 'doHttpReq');
};
Hailstone.prototype.doHttpReq = function () {
  hs.http.get(hs.env.BASE_URL + '/api/health');
};
exports.Hailstone = Hailstone;
