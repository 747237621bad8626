// The address of a city's page.
var base = require('hailstorm').env.BASE_URL || 'http://127.0.0.1:8000';

exports.page = function (city) {
  return base + '/cities/' + city;
};
