// Each bot is a user of its own: a row of users.csv by its index, and a count that outlives it.
var hs = require('hailstorm'),
  http = hs.http;

var users = hs.rows('users.csv', { by: 'wrap' });

function Visitor() {
  this.user = users.row();
}
Visitor.every = '200ms';
Visitor.actions = { visit: 1 };

Visitor.prototype.visit = function () {
  var user = this.user,
    kept = hs.storage.getBotStorage('visits'),
    visits = (kept.read('count') || 0) + 1;

  var res = hs.group('visit', function () {
    return http.get(hs.env.BASE_URL + '/hello', { headers: { 'X-User': user.name } });
  });
  hs.check(res, { 'greeted': res.status === 200 });
  kept.write('count', visits);
};

exports.Visitor = Visitor;
