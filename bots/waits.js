// Think time: after each action a bot waits, as Locust's users do.
var hs = require('hailstorm');
var url = (hs.env.BASE_URL || 'http://127.0.0.1:8000') + '/hello';

function Reader() {}
Reader.wait = hs.between(0.1, 0.5);
Reader.actions = { read: 1 };
Reader.prototype.read = function () {
  hs.http.get(url);
};

exports.Reader = Reader;
