// What a script measures by its own word: Counter, Gauge, Rate, Trend. Runs after measuring.js, in
// Duktape's own language (ES5). `native` holds the functions of the *_bindings.cpp.
(function (native, inside) {
  'use strict';

  var kind = inside.kind;

  // The numbers are those of MetricKind.
  function define(type, number) {
    var what = 'new ' + type + '(name, isTime)';

    function Metric(name, isTime) {
      if (!(this instanceof Metric)) throw new TypeError('write ' + what);
      if (inside.loaded) {
        throw new TypeError(
          what + ': metrics are made while the script is loaded, at its top level'
        );
      }
      if (typeof name !== 'string') {
        throw new TypeError(what + ': the name is ' + kind(name) + ', not a text');
      }
      if (isTime !== undefined && typeof isTime !== 'boolean') {
        throw new TypeError(what + ': isTime is ' + kind(isTime) + ', not true or false');
      }
      native.metric(this, number, name, isTime === true);
      this.name = name;
      Object.freeze(this);
    }
    Metric.prototype.add = add;
    Object.freeze(Metric.prototype);
    inside.exported[type] = Metric;
  }

  // As in k6: a value that cannot be one is told and left out, and thrown only with --throw.
  function add(value, tags) {
    if (native.measured(this, value, tags)) return true;
    var error = new TypeError(
      kind(value) + " is no value for the metric '" + this.name + "': a finite number or a boolean"
    );
    if (native.throws()) throw error;
    native.told(inside.describe(error));
    return false;
  }

  define('Counter', 0);
  define('Gauge', 1);
  define('Rate', 2);
  define('Trend', 3);
});
