// expect(value, name).toBe(...): assertions that count as checks and throw when they fail. A later
// part of the prelude.
(function (native, inside) {
  'use strict';

  var kind = inside.kind,
    check = inside.exported.check,
    prototype_of = Object.getPrototypeOf,
    own = Object.prototype.hasOwnProperty;

  function AssertionError(message) {
    var error = new Error(message);
    error.name = 'AssertionError';
    return Object.setPrototypeOf(error, AssertionError.prototype);
  }
  AssertionError.prototype = Object.create(Error.prototype, {
    constructor: { value: AssertionError, writable: true, configurable: true }
  });

  // ---- Comparing

  // Whether two values have the same contents; `strictly` also the same kind, and the same
  // properties that are undefined. `seen` are the pairs that are being compared.
  function equal(a, b, strictly, seen) {
    if (Object.is(a, b)) return true;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    if (strictly && prototype_of(a) !== prototype_of(b)) return false;
    if (a instanceof Date || b instanceof Date) {
      return a instanceof Date && b instanceof Date && Object.is(a.getTime(), b.getTime());
    }
    if (a instanceof RegExp || b instanceof RegExp) return String(a) === String(b);
    if (a instanceof Error && b instanceof Error) return a.message === b.message;
    for (var i = 0; i < seen.length; i += 2) if (seen[i] === a && seen[i + 1] === b) return true;
    seen.push(a, b);
    var same = equal_inside(a, b, strictly, seen);
    seen.length -= 2;
    return same;
  }
  function is_collection(value, name) {
    return Object.prototype.toString.call(value) === '[object ' + name + ']';
  }
  function equal_inside(a, b, strictly, seen) {
    if (is_collection(a, 'Map') || is_collection(a, 'Set')) {
      if (!is_collection(b, is_collection(a, 'Map') ? 'Map' : 'Set') || a.size !== b.size) {
        return false;
      }
      return equal(Array.from(a), Array.from(b), strictly, seen);
    }
    if (Array.isArray(a) && a.length !== b.length) return false;
    var names = names_of(a, strictly);
    if (names.length !== names_of(b, strictly).length) return false;
    return names.every(function (name) {
      return own.call(b, name) && equal(a[name], b[name], strictly, seen);
    });
  }
  function names_of(value, strictly) {
    return Object.keys(value).filter(function (name) {
      return strictly || value[name] !== undefined;
    });
  }

  function contains(value, item) {
    if (typeof value === 'string') return value.indexOf(item) >= 0;
    if (value === null || value === undefined) return false;
    return Array.from(value).includes(item);
  }
  function contains_equal(value, item) {
    return Array.from(value || []).some(function (one) {
      return equal(one, item, false, []);
    });
  }

  // The property that a path such as 'a.b[0]' leads to, as an array of it; empty if none.
  function property_at(value, path) {
    var names = Array.isArray(path) ? path : String(path).match(/[^.\[\]]+/g) || [];
    for (var i = 0; i < names.length; i++) {
      if (value === null || value === undefined || !(names[i] in Object(value))) return [];
      value = value[names[i]];
    }
    return [value];
  }

  function throws(f, expected) {
    try {
      f();
    } catch (error) {
      if (expected === undefined) return true;
      var message = String(error && error.message !== undefined ? error.message : error);
      if (typeof expected === 'function') return error instanceof expected;
      if (expected instanceof RegExp) return expected.test(message);
      return expected instanceof Error
        ? message === expected.message
        : message.indexOf(expected) >= 0;
    }
    return false;
  }
  function number(what, value) {
    if (typeof value === 'number') return value;
    throw new TypeError(what + ': ' + kind(value) + ' is not a number');
  }

  // ---- What can be expected: the words of it, and whether it holds.

  var matchers = {
    toBe: ['to be', Object.is],
    toEqual: [
      'to equal',
      function (value, expected) {
        return equal(value, expected, false, []);
      }
    ],
    toStrictEqual: [
      'to strictly equal',
      function (value, expected) {
        return equal(value, expected, true, []);
      }
    ],
    toBeGreaterThan: [
      'to be greater than',
      function (value, least) {
        return value > number('toBeGreaterThan(number)', least);
      }
    ],
    toBeGreaterThanOrEqual: [
      'to be greater than or equal to',
      function (value, least) {
        return value >= number('toBeGreaterThanOrEqual(number)', least);
      }
    ],
    toBeLessThan: [
      'to be less than',
      function (value, most) {
        return value < number('toBeLessThan(number)', most);
      }
    ],
    toBeLessThanOrEqual: [
      'to be less than or equal to',
      function (value, most) {
        return value <= number('toBeLessThanOrEqual(number)', most);
      }
    ],
    toBeCloseTo: [
      'to be close to',
      function (value, expected, digits) {
        var within = Math.pow(10, -(digits === undefined ? 2 : digits)) / 2;
        return value === expected || Math.abs(value - expected) < within;
      }
    ],
    toContain: ['to contain', contains],
    toContainEqual: ['to contain an equal of', contains_equal],
    toMatch: [
      'to match',
      function (value, pattern) {
        if (typeof value !== 'string') return false;
        return pattern instanceof RegExp ? pattern.test(value) : value.indexOf(pattern) >= 0;
      }
    ],
    toHaveLength: [
      'to have length',
      function (value, length) {
        return value !== null && value !== undefined && value.length === length;
      }
    ],
    toHaveProperty: [
      'to have property',
      function (value, path, expected) {
        var found = property_at(value, path);
        return found.length > 0 && (arguments.length < 3 || equal(found[0], expected, false, []));
      }
    ],
    toBeInstanceOf: [
      'to be an instance of',
      function (value, constructor) {
        return value instanceof constructor;
      }
    ],
    toThrow: ['to throw', throws],
    toBeTruthy: ['to be truthy', Boolean],
    toBeFalsy: [
      'to be falsy',
      function (value) {
        return !value;
      }
    ],
    toBeNull: [
      'to be null',
      function (value) {
        return value === null;
      }
    ],
    toBeUndefined: [
      'to be undefined',
      function (value) {
        return value === undefined;
      }
    ],
    toBeDefined: [
      'to be defined',
      function (value) {
        return value !== undefined;
      }
    ],
    toBeNaN: [
      'to be NaN',
      function (value) {
        return value !== value;
      }
    ]
  };

  function shown(value) {
    var text = kind(value);
    if (value instanceof RegExp || value instanceof Error) text = String(value);
    else if (typeof value === 'function') text = value.name || 'a function';
    else if (typeof value === 'object' && value !== null) {
      try {
        text = JSON.stringify(value) || text;
      } catch (error) {
        text = 'an object';
      }
    }
    return text.length > 100 ? text.substring(0, 97) + '...' : text;
  }

  function matcher(words, holds) {
    return function (expected) {
      var given = [this.value];
      for (var i = 0; i < arguments.length; i++) given.push(arguments[i]);
      var passed = !!holds.apply(undefined, given) !== this.negated,
        claim = (this.negated ? 'not ' : '') + words;
      if (arguments.length > 0) claim += ' ' + shown(expected);
      var name = this.name === undefined ? claim : this.name + ' ' + claim,
        sets = {};
      sets[name] = passed;
      check(undefined, sets);
      if (passed) return;
      throw new AssertionError(
        (this.name === undefined ? '' : this.name + ': ') +
          'expected ' +
          shown(this.value) +
          ' ' +
          claim
      );
    };
  }

  function Expectation(value, name, negated) {
    this.value = value;
    this.name = name;
    this.negated = negated;
  }
  for (var name in matchers) {
    inside.define(
      Expectation.prototype,
      name,
      matcher(matchers[name][0], matchers[name][1])
    );
  }
  Object.defineProperty(Expectation.prototype, 'not', {
    get: function () {
      return new Expectation(this.value, this.name, !this.negated);
    }
  });

  function expect(value, name) {
    if (name !== undefined && typeof name !== 'string') {
      throw new TypeError('expect(value, name): the name is ' + kind(name) + ', not a string');
    }
    return new Expectation(value, name, false);
  }

  return { module: Object.freeze({ expect: expect, AssertionError: AssertionError }) };
});
