// Parts of the prelude that few scripts need: made when a module mentions a name of theirs, or
// requires them.
(function (native, inside) {
  'use strict';

  var own = Object.prototype.hasOwnProperty,
    made = {};

  // What a part gives: {globals: {name: value, ...}, module: what require() gives}, and what other
  // parts want of it.
  inside.part = function (name) {
    if (own.call(made, name)) return made[name];
    var part = native.make_part(name, inside);
    made[name] = part;
    if (inside.hardened) {
      inside.harden_later(part);
    } else {
      for (var global in part.globals) {
        if (global in globalThis) continue; // the script has its own
        inside.define(globalThis, global, part.globals[global]);
        inside.later_globals.push(global);
      }
    }
    return part;
  };

  inside.make_mentioned = function (path) {
    native.mentioned(path).forEach(inside.part);
  };
  inside.module_of = {
    'hailstorm/crypto': ['crypto', 'crypto'],
    'hailstorm/encoding': ['crypto', 'encoding'],
    'hailstorm/expect': ['expect', 'module'],
    'hailstorm/utils': ['jslib', 'module'],
    k6: ['k6', 'k6'],
    'k6/crypto': ['k6', 'crypto'],
    'k6/data': ['k6', 'data'],
    'k6/encoding': ['k6', 'encoding'],
    'k6/execution': ['k6_execution', 'module'],
    'k6/html': ['k6', 'html'],
    'k6/http': ['k6', 'http'],
    'k6/metrics': ['k6', 'metrics'],
    'k6/timers': ['k6', 'timers']
  };
  // What a module of that name gives.
  inside.later_module = function (id) {
    var place = inside.module_of[id];
    return inside.part(place[0])[place[1]];
  };
  Object.defineProperty(inside.exported, 'expect', {
    enumerable: true,
    get: function () {
      return inside.later_module('hailstorm/expect').expect;
    }
  });

  // A module as `import` reads it: by names, as a whole, by default.
  inside.module_with = function (named) {
    Object.defineProperty(named, '__esModule', { value: true });
    Object.defineProperty(named, 'default', { value: named });
    return Object.freeze(named);
  };

  inside.suggest = native.suggest;
  inside.duration = native.duration;
  inside.later = made;
  inside.later_globals = [];
});
