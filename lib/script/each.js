// What the transpiled for-of calls, as lib/transpile/loops.js writes it: arrays are walked by their
// index, all else by a cursor. Runs after async.js.
(function (native, inside) {
  'use strict';

  var iterator = Symbol.iterator,
    array_values = Array.prototype[iterator],
    kind_of = Object.prototype.toString;

  // One value at a time, at 0. Ended, failed or closed, it has none: nothing is called twice.
  function Cursor(walk) {
    this.walk = walk;
    this.length = 0;
    this[0] = undefined;
  }

  // 0 when there is another value, -1 at the end.
  Cursor.prototype.more = function () {
    var walk = this.walk,
      step;
    this.walk = null; // what fails here is not closed
    this.length = 0;
    step = walk.next();
    if (typeof step !== 'object' && typeof step !== 'function') {
      throw inside.not_a_step(step);
    }
    if (step.done) return -1;
    this[0] = step.value;
    this.length = 1;
    this.walk = walk;
    return 0;
  };

  Cursor.prototype.close = function () {
    var walk = this.walk;
    this.walk = null;
    if (walk !== null) inside.close(walk);
  };

  function points_of(text) {
    return text.match(/[\ud800-\udbff][\udc00-\udfff]|[^]/g) || [];
  }

  inside.compiled.each = function (values) {
    if (Array.isArray(values) && values[iterator] === array_values) return values;
    if (typeof values === 'string') {
      return /[\ud800-\udfff]/.test(values) ? points_of(values) : values;
    }
    if (values !== undefined && values !== null) {
      var begin = values[iterator];
      if (typeof begin === 'function') return new Cursor(begin.call(values));
      if (kind_of.call(values) === '[object Arguments]') return values;
    }
    throw new TypeError((values === null ? 'null' : typeof values) + ' is not iterable');
  };

  // The body of the loop has thrown: the iterator is told, and what it says to that is not heard.
  inside.compiled.failed = function (cursor, error) {
    if (cursor.more) {
      try {
        cursor.close();
      } catch (e) {
        // as the language has it
      }
    }
    return error;
  };
});
