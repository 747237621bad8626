// A user and a password in the URL are sent as basic authentication.
var hs = require('hailstorm');
var site = hs.env.BASE_URL || 'http://127.0.0.1:8000';
var mine = site.replace('://', '://ann:secret@');

exports.default = function () {
  var res = hs.http.get(mine + '/basic-auth/ann/secret', { name: 'private' });
  hs.check(res, {
    'is let in': function (r) {
      return r.json('user') === 'ann';
    }
  });
  hs.sleep(0.1);
};
