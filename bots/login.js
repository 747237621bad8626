// Logging in as a browser does: the page's form hides a token, the answer redirects and sets a
// cookie, and the bot sends that cookie from then on.
var hs = require('hailstorm');
var http = hs.http,
  check = hs.check;
var site = hs.env.BASE_URL || 'http://127.0.0.1:8000';

function Member(params) {
  this.user = 'member' + params.index;
}
Member.every = '500ms';
Member.actions = { visit: 1 };

Member.prototype.onStart = function () {
  var page = http.get(site + '/form', { name: 'login page' });
  var form = {
    token: page.html().find('input[name=token]').attr('value'),
    user: this.user,
    password: 'secret'
  };
  this.expectMe(http.post(site + '/form', form, { name: 'login' }));
};

Member.prototype.visit = function () {
  this.expectMe(http.get(site + '/cookies', { name: 'visit' }));
};

Member.prototype.expectMe = function (res) {
  var user = this.user;
  check(res, {
    'the session is mine': function (r) {
      return r.json('cookies.session') === user;
    }
  });
};

exports.Member = Member;
