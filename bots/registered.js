// The form of the Rust original: a model registers its actions on a bot.
var hs = require('hailstorm');
var url = hs.env.BASE_URL || 'http://127.0.0.1:8000';

function Demo(params) {
  this.index = params.index;
}

Demo.registerBot = function (bot) {
  bot.setIntervalMillis(500);
  bot.registerAction(hs.alive(10), 'ping');
  bot.registerAction(hs.alive(1), Demo.prototype.post);
  bot.registerAction(hs.enterState(hs.BotState.Running), 'greet');
};

Demo.prototype.greet = function () {
  hs.http.get(url + '/hello', { name: 'greet' });
};
Demo.prototype.ping = function () {
  hs.http.get(url + '/hello', { name: 'ping' });
};
Demo.prototype.post = function () {
  hs.http.post(url + '/hello', 'from ' + this.index, { headers: { 'Content-Type': 'text/plain' } });
};

exports.Demo = Demo;
