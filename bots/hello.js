// Five lines in k6's shape: a default export is a model; its function is run again and again.
var hs = require('hailstorm');

exports.default = function () {
  hs.http.get((hs.env.BASE_URL || 'http://127.0.0.1:8000') + '/hello');
  hs.sleep(0.1);
};
