// What a script times by its own word: group and metrics. Runs after api.js, in Duktape's own
// language (ES5). `native` holds the functions of the *_bindings.cpp.
(function (native, inside) {
  'use strict';

  var kind = inside.kind;

  function checked(what, name, fn) {
    if (typeof name !== 'string' || name === '') {
      throw new TypeError(what + '(name, fn): the name is ' + kind(name) + ', not a text');
    }
    if (typeof fn !== 'function') {
      throw new TypeError(what + '(name, fn): what to time is ' + kind(fn) + ', not a function');
    }
  }

  // The time is counted however fn ends, and what it throws goes on. A promise ends when it is
  // settled.
  function group(name, fn) {
    checked('group', name, fn);
    if (name.indexOf('::') !== -1) {
      throw new TypeError(
        "group(name, fn): '" + name + "' has '::' in it, which joins the names of groups"
      );
    }
    var outer = native.enter_group(name),
      start = native.now(),
      result;
    try {
      result = fn();
    } finally {
      var path = native.leave_group(outer, inside.promise.is(result) ? undefined : start);
    }
    return path === undefined
      ? result
      : result['finally'](function () {
          native.timed_group(path, start);
        });
  }

  function status_of(value) {
    if (value === undefined) return 0;
    if (value === null || value instanceof Error) return -1;
    if (typeof value === 'number') return value === (value | 0) ? value : 0;
    if (typeof value !== 'object') return 0;
    return Object.getPrototypeOf(value) === native.response ? value.status : 0;
  }

  function observe(name, fn) {
    checked('metrics.observe', name, fn);
    var start = native.now(),
      result;
    function succeeded(value) {
      native.observed(name, status_of(value), start);
      return value;
    }
    function failed(error) {
      native.observed(name, -1, start);
      throw error;
    }
    try {
      result = fn();
    } catch (error) {
      failed(error);
    }
    return inside.promise.is(result) ? result.then(succeeded, failed) : succeeded(result);
  }

  inside.exported.group = group;
  inside.exported.metrics = Object.freeze({ observe: observe });
});
