// Which action comes next: by transitions, as Locust's Markov chains, or in sequence. A fixed
// number of one model stands beside what --bots says of the other; -T slow runs what has that tag.
var hs = require('hailstorm'),
  http = hs.http;
var base = hs.env.BASE_URL || 'http://127.0.0.1:8000';

function Guest() {}
Guest.wait = hs.between(0.05, 0.2);
Guest.transitions = {
  home: { search: 3, home: 1 },
  search: { item: 2, search: 1 },
  item: { search: 1, home: 1 }
};
Guest.tags = { home: 'slow', search: 'slow', item: 'slow' };
Guest.prototype.home = function () { http.get(base + '/'); };
Guest.prototype.search = function () { http.get(base + '/search?delay=20ms'); };
Guest.prototype.item = function () { http.get(base + '/item?delay=10ms'); };
exports.Guest = Guest;

function Admin() {}
Admin.fixedCount = 1;
Admin.wait = hs.pacing(0.25); // four actions a second, from start to start
Admin.sequence = ['login', 'report', 'report', 'logout'];
Admin.prototype.login = function () { http.post(base + '/login'); };
Admin.prototype.report = function () { http.get(base + '/report'); };
Admin.prototype.logout = function () { http.post(base + '/logout'); };
exports.Admin = Admin;
