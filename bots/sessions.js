// Visitors who come, look around and go, each followed by the next one: a bot is a session, with
// states of its own.
var hs = require('hailstorm');
var http = hs.http,
  bot = hs.bot,
  BotState = hs.BotState;
var shop = hs.env.BASE_URL || 'http://127.0.0.1:8000';

var IN_A_HURRY = BotState.Custom(1);

function Visitor() {
  this.pages = 3 + Math.floor(Math.random() * 5);
}

Visitor.wait = hs.between(0.1, 0.4);
Visitor.actions = { look: 1 };
Visitor.hooks = { 1: 'hurry' }; // on entering Custom(1)

// Fails when there is no login; it is tried again, after longer and longer pauses.
Visitor.prototype.onStart = function () {
  var res = http.post(shop + '/login', { user: 'user' + bot.index }, { name: 'login' });
  if (res.status !== 200) throw new Error('no login: ' + (res.outcome || res.status));
};

Visitor.prototype.look = function () {
  var res = http.get(shop + '/products?delay=20ms', { name: 'products' });
  if (res.status === 401) return bot.enterState(BotState.Initializing); // logs in again
  this.pages--;
  if (this.pages === 1) bot.enterState(IN_A_HURRY);
  if (this.pages <= 0) bot.stop(); // the next visitor, please
};

Visitor.prototype.hurry = function () {
  http.get(shop + '/checkout', { name: 'checkout' });
};

Visitor.prototype.onStop = function () {
  http.post(shop + '/logout', '', { name: 'logout' });
};

// Called from outside: how many pages are left.
Visitor.prototype.left = function () {
  return { bot: bot.index, pages: this.pages };
};

exports.Visitor = Visitor;
