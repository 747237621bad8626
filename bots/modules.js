// A script in several files: code and data beside it are read once, before the storm.
var hs = require('hailstorm');
var catalogue = require('./lib/catalogue'),
  cities = require('./lib/cities.json');

function Traveller(params) {
  this.home = cities[params.index % cities.length];
}
Traveller.every = '200ms';
Traveller.actions = { look: 1 };
Traveller.prototype.look = function () {
  var res = hs.http.get(catalogue.page(this.home), { name: 'city' });
  hs.check(res, {
    'has a page': function (r) {
      return r.status === 200;
    }
  });
};

exports.Traveller = Traveller;
