// A shop's customers: they log in, browse ten times as often as they buy, and log out.
var hs = require('hailstorm');
var http = hs.http,
  check = hs.check;
var shop = hs.env.BASE_URL || 'http://127.0.0.1:8000';

function Shopper(params) {
  this.user = 'user' + params.index;
}

Shopper.every = '1s';
Shopper.actions = { browse: 10, checkout: 1 };

Shopper.prototype.onStart = function () {
  http.post(shop + '/login', JSON.stringify({ user: this.user }), { name: 'login' });
};

Shopper.prototype.browse = function () {
  var res = http.get(shop + '/products?delay=lognormal(8ms,0.5)&size=2kb', { name: 'products' });
  check(res, {
    'products are listed': function (r) {
      return r.status === 200;
    }
  });
};

Shopper.prototype.checkout = function () {
  var order = JSON.stringify({ user: this.user, items: [1, 2, 3] });
  var res = http.post(shop + '/checkout?delay=lognormal(20ms,0.4)', order, { name: 'checkout' });
  check(res, {
    'the order is taken': function (r) {
      return r.status === 200;
    }
  });
};

Shopper.prototype.onStop = function () {
  http.post(shop + '/logout', '', { name: 'logout' });
};

exports.Shopper = Shopper;
