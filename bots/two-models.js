// Two kinds of users in one script, each with a shape of its own:
// --bots 'Reader=20' --bots 'Writer=step(t-5)*5'
var hs = require('hailstorm');
var url = (hs.env.BASE_URL || 'http://127.0.0.1:8000') + '/notes';

function Reader() {}
Reader.every = '500ms';
Reader.actions = { read: 1 };
Reader.prototype.read = function () {
  hs.http.get(url, { name: 'read' });
};

function Writer() {}
Writer.every = '1s';
Writer.actions = { write: 1 };
Writer.prototype.write = function () {
  hs.http.post(url, 'a note', { name: 'write' });
};

exports.Reader = Reader;
exports.Writer = Writer;
