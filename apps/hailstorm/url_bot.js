// One URL, requested again as soon as it has answered: a closed loop.
var hs = require('hailstorm');
var http = hs.http, env = hs.env;

// --header 'Name: value', one per line. Without any there is nothing to read at each request.
var params = env.HEADERS && { headers: {} };
(env.HEADERS || '').split('\n').forEach(function (line) {
  var colon = line.indexOf(':');
  if (colon > 0) params.headers[line.slice(0, colon)] = line.slice(colon + 1).trim();
});

function Visitor() {}
Visitor.every = '0s';
Visitor.actions = { visit: 1 };
Visitor.prototype.visit = function () {
  if (env.METHOD === 'GET') http.get(env.URL, params);
  else http.request(env.METHOD, env.URL, env.BODY, params);
};
exports.Visitor = Visitor;
