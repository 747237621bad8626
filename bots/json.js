// Reading JSON by path, without parsing what lies beside it; the body comes compressed.
var hs = require('hailstorm');
var site = hs.env.BASE_URL || 'http://127.0.0.1:8000';

exports.default = function () {
  var res = hs.http.get(site + '/gzip', { headers: { 'Accept-Encoding': 'gzip' } });
  hs.check(res, {
    'has twenty items': function (r) {
      return r.json('items.#') === 20;
    },
    'the first is named': function (r) {
      return r.json('items.0.name') === 'hailstone 1';
    }
  });
  hs.sleep(0.1);
};
