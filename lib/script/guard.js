// What one bot must not change for another: the API, from the start; all of the language's own
// objects, once the script is loaded. Runs before models.js, in Duktape's own language (ES5).
(function (native, inside) {
  'use strict';

  var names_of = Object.getOwnPropertyNames,
    symbols_of = Object.getOwnPropertySymbols,
    property_of = Object.getOwnPropertyDescriptor,
    define = Object.defineProperty,
    freeze = Object.freeze,
    is_frozen = Object.isFrozen,
    prototype_of = Object.getPrototypeOf;

  function is_object(value) {
    return (typeof value === 'object' && value !== null) || typeof value === 'function';
  }

  // What inherits a frozen property cannot be given its own by an assignment. So an object whose
  // properties many have their own of, such as toString and name, gets properties that can.
  var inherited = [Object.prototype, Function.prototype, Error.prototype];
  var often_own = {
    toString: 1,
    toLocaleString: 1,
    valueOf: 1,
    constructor: 1,
    name: 1,
    message: 1
  };

  function make_overridable(object, name, value) {
    define(object, name, {
      get: function () {
        return value;
      },
      set: function (own) {
        if (this === object) {
          throw new TypeError(name + ' is shared by all bots: it stays as it is');
        }
        define(Object(this), name, {
          value: own,
          writable: true,
          enumerable: true,
          configurable: true
        });
      },
      enumerable: false,
      configurable: false
    });
  }

  // Freezes the object and all that can be reached through its properties. What has been visited is
  // left as it is; so are objects that are frozen, unless they are to be looked into.
  function harden(object, look_into_frozen) {
    if (!is_object(object) || !native.visit(object)) return;
    if (!look_into_frozen && is_frozen(object)) return;
    // No callbacks: each would be garbage for each object, more than all that stays.
    var is_inherited = inherited.indexOf(object) >= 0 || object instanceof Error,
      names = names_of(object).concat(symbols_of(object)),
      values = [];
    for (var i = 0; i < names.length; i++) {
      var name = names[i],
        property = property_of(object, name);
      if (property.get || property.set) values.push(property.get, property.set);
      else if (is_object(property.value)) values.push(property.value);
      if (is_inherited && often_own[name] && property.writable && property.configurable) {
        make_overridable(object, name, property.value);
      }
    }
    freeze(object);
    harden(prototype_of(object), look_into_frozen);
    for (var j = 0; j < values.length; j++) harden(values[j], look_into_frozen);
  }

  // A walk begins: these are not to be touched.
  function leave(open) {
    native.visit_anew();
    open.filter(is_object).forEach(native.visit);
  }

  // Objects of the API that scripts may write to; parts of the prelude add theirs.
  inside.open = inside.open || [];

  // The globals that the language brings, as they are now: what the script adds while it is loaded
  // is its own.
  var globals = names_of(globalThis);

  function harden_api() {
    var open = inside.open.slice();
    globals.forEach(function (name) {
      var value = globalThis[name];
      if (is_object(value)) open.push(value, value.prototype);
    });
    leave(open);
    harden(inside.exported, true);
    harden(native.response, true);
  }

  inside.harden_language = function () {
    leave(inside.open.concat([globalThis]));
    for (var part in inside.later) harden(inside.later[part]);
    inside.nameless.forEach(function (object) {
      harden(object);
    });
    globals.concat(inside.later_globals).forEach(function (name) {
      var property = property_of(globalThis, name);
      if (!property || name === 'globalThis') return;
      harden(property.value);
      if (property.configurable) {
        define(globalThis, name, { writable: false, configurable: false });
      }
    });
    // What no name leads to.
    harden(prototype_of(Object.getPrototypeOf(new Uint8Array(0))));
    Object.preventExtensions(globalThis);
    inside.hardened = true;
  };

  // A part of the prelude that is made later still.
  inside.harden_later = function (part) {
    leave(inside.open.concat([globalThis]));
    harden(part);
  };

  harden_api();
});
