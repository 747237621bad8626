// A page and its parts: the page first, then all parts beside each other, as browsers do.
var hs = require('hailstorm');
var http = hs.http;
var site = hs.env.BASE_URL || 'http://127.0.0.1:8000';

exports.default = function () {
  http.get(site + '/page?delay=5ms');
  var parts = http.batch({
    style: site + '/style.css?size=4kb&delay=10ms',
    script: ['GET', site + '/script.js?size=30kb&delay=10ms'],
    seen: { method: 'POST', url: site + '/seen', body: { page: 'front' } }
  });
  hs.check(parts, {
    'all parts came': function (p) {
      return p.style.status === 200 && p.script.status === 200 && p.seen.status === 200;
    }
  });
  hs.sleep(0.1);
};
