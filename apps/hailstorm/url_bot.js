// One URL, requested again as soon as it has answered: a closed loop.
var hs = require('hailstorm');
var http = hs.http, env = hs.env;
var params = env.HEADERS ? { headers: JSON.parse(env.HEADERS) } : undefined;

function Visitor() {}
Visitor.every = '0s';
Visitor.actions = { visit: 1 };
Visitor.prototype.visit = function () {
  if (env.METHOD === 'POST') http.post(env.URL, env.BODY || '', params);
  else http.get(env.URL, params);
};
exports.Visitor = Visitor;
