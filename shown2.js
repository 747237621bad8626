var hs = require('hailstorm'),
  BotState = hs.BotState;

function Visitor(params) {
  this.name = 'visitor ' + params.botId + ' of all ' + params.globalId;
}
Visitor.registerBot = function (bot) {
  bot.setIntervalMillis(1000); // 5000 if not given
  bot.registerAction(hs.alive(100), 'doSomething');
  bot.registerAction(hs.alive(0.5), Visitor.prototype.rest); // the method itself will do, too
  bot.registerAction(hs.enterState(BotState.Initializing), 'onConnect');
  bot.registerAction(hs.enterState(BotState.Running), 'onReady');
  bot.registerAction(hs.enterState(BotState.Custom(7)), 'onRest');
  bot.registerAction(hs.enterState(BotState.Stopping), 'onLeave');
};
Visitor.prototype = {
  constructor: Visitor,
  onConnect: function () { hs.http.post(hs.env.BASE_URL + '/login', { user: this.name }); },
  onReady: function () {},
  doSomething: function () { hs.http.get(hs.env.BASE_URL + '/hello'); },
  rest: function () { hs.bot.enterState(BotState.Custom(7)); },
  onRest: function () { hs.sleep(2); hs.bot.enterState(BotState.Running); },
  onLeave: function () { hs.http.post(hs.env.BASE_URL + '/logout'); }
};
exports.Visitor = Visitor;
