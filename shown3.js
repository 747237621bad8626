var hs = require('hailstorm');

function Player(params) {
  this.saved = hs.storage.getBotStorage('games', params.botId);
}
Player.registerBot = function (bot) {
  bot.setIntervalMillis(500);
  bot.registerAction(hs.alive(1), 'play');
};
Player.prototype.play = function () {
  var zone = hs.env.local('ZONE') || 'anywhere';
  var res = hs.metrics.observe('play', function () {
    return hs.http.get(hs.env.BASE_URL + '/hello', { headers: { 'X-Zone': zone } });
  });
  this.saved.write('last', String(res.status));
  hs.check(this.saved, { 'it was kept': function (s) { return s.read('last') === '200'; } });
};
exports.Player = Player;
