// Redirects are followed, ten at most, or left for the script to see.
var hs = require('hailstorm');
var http = hs.http;
var site = hs.env.BASE_URL || 'http://127.0.0.1:8000';

exports.default = function () {
  hs.check(http.get(site + '/redirect/3', { name: 'followed' }), {
    arrived: function (r) {
      return r.url === site + '/redirect/0' && r.status === 200;
    }
  });
  hs.check(http.get(site + '/redirect/3', { name: 'seen', redirects: 0 }), {
    'was told where to go': function (r) {
      return r.status === 302 && r.headers.Location === '/redirect/2';
    }
  });
  hs.sleep(0.1);
};
