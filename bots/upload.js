// Uploading a file beside fields: an object with a file in it is sent as multipart/form-data.
var hs = require('hailstorm');
var http = hs.http;
var site = hs.env.BASE_URL || 'http://127.0.0.1:8000';

exports.default = function () {
  var form = {
    title: 'A hailstone',
    photo: http.file('not really a picture', 'hailstone.png', 'image/png')
  };
  hs.check(http.post(site + '/anything', form, { name: 'upload' }), {
    'the file arrived': function (r) {
      return r.json('files.photo.filename') === 'hailstone.png';
    },
    'the field arrived': function (r) {
      return r.json('form.title') === 'A hailstone';
    }
  });
  hs.sleep(0.1);
};
