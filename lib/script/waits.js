// When bots act: what a script writes as a wait or an interval, read and checked.
(function (native, inside) {
  'use strict';

  var kind = inside.kind;

  // ---- Waits: from the end of an action, or from its start, to the next one.

  function Between(min, max) {
    this.min = min;
    this.max = max;
  }
  function Pacing(seconds) {
    this.pacing = seconds;
  }

  function is_time(seconds) {
    return typeof seconds === 'number' && seconds >= 0 && seconds < 1e9;
  }

  function between(min, max) {
    if (!is_time(min) || !is_time(max))
      throw new TypeError(
        'between(min, max): ' +
          kind(is_time(min) ? max : min) +
          ' is not a number of seconds, not below 0'
      );
    if (min > max)
      throw new TypeError(
        'between(' + min + ', ' + max + '): the smaller one comes first, between(' +
          max + ', ' + min + ')'
      );
    return new Between(min, max);
  }

  function constant(seconds) {
    if (!is_time(seconds))
      throw new TypeError(
        'constant(seconds): ' + kind(seconds) + ' is not a number of seconds, not below 0'
      );
    return new Between(seconds, seconds);
  }

  function pacing(seconds) {
    if (!is_time(seconds))
      throw new TypeError(
        'pacing(seconds): ' + kind(seconds) + ' is not a number of seconds, not below 0'
      );
    return new Pacing(seconds);
  }

  function constant_throughput(rate) {
    if (typeof rate !== 'number' || !(rate > 1e-9 && rate < Infinity))
      throw new TypeError(
        'constant_throughput(n): ' + kind(rate) + ' is not a number of actions per second, above 0'
      );
    return new Pacing(1 / rate);
  }

  inside.exported.between = between;
  inside.exported.constant = constant;
  inside.exported.pacing = pacing;
  inside.exported.constant_pacing = pacing;
  inside.exported.constant_throughput = constant_throughput;

  // ---- As a registration gives them.

  // A handler that asks the script and hands the host the seconds.
  function asking(name, ask) {
    return function () {
      var seconds = inside.promise.wait(ask.call(this));
      if (is_time(seconds)) return native.result(seconds);
      var error = new TypeError(
        name + ' gives ' + kind(seconds) + ', not a number of seconds, not below 0'
      );
      error.blames = ask; // which has returned: no call leads there any more
      throw error;
    };
  }

  // What the host reads of a wait; `handler` takes a function and gives its number.
  inside.read_wait = function (value, what, handler) {
    if (value instanceof Between) return { min: value.min, max: value.max };
    if (value instanceof Pacing) return { pacing: value.pacing };
    if (typeof value === 'function') return { handler: handler(asking(what, value)) };
    throw new TypeError(
      what +
        ' is ' +
        kind(value) +
        ': write between(1, 5), constant(1), pacing(1), or a function that returns seconds'
    );
  };

  // Milliseconds, of a duration; of a number only where `in_ms` says what it means, or it is 0.
  inside.read_interval = function (value, what, in_ms) {
    if (typeof value === 'string') {
      try {
        return value === '0' ? 0 : native.duration(value);
      } catch (error) {
        throw new TypeError(what + ': ' + error.message);
      }
    }
    if (value === 0 || (in_ms && typeof value === 'number' && value >= 0 && value < 1e12))
      return value;
    if (!in_ms && typeof value === 'number' && value > 0 && value < 1e9)
      throw new TypeError(
        what + ' is ' + value + ', without a unit: for seconds write \'' +
          (value % 1 ? Math.ceil(value * 1000) + 'ms' : value + 's') + "'"
      );
    throw new TypeError(
      what +
        ' is ' +
        kind(value) +
        ": write a duration such as '500ms' or '1s', " +
        (in_ms ? 'or a number of milliseconds' : 'or 0')
    );
  };
});
