// A bot: one simulated user. hailstorm run this-file.js -e BASE_URL=http://127.0.0.1:8000
var hs = require('hailstorm');
var http = hs.http, check = hs.check, env = hs.env;

var base = env.BASE_URL || 'http://127.0.0.1:8000';

// Called once for each bot. params.index is its number in the whole run: 0, 1, 2, ...
function Shopper(params) {
  this.user = 'user' + params.index;
}

// A bot does something every second: 10 times out of 11 it browses.
Shopper.every = '1s';
Shopper.actions = { browse: 10, checkout: 1 };

Shopper.prototype.browse = function () {
  var res = http.get(base + '/hello', { name: 'products' });
  check(res, { 'is 200': function (r) { return r.status === 200; } });
};

Shopper.prototype.checkout = function () {
  var order = JSON.stringify({ user: this.user, items: 1 });
  var res = http.post(base + '/hello', order, { name: 'checkout' });
  check(res, { 'is 200': function (r) { return r.status === 200; } });
};

exports.Shopper = Shopper;
