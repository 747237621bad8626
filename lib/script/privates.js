// What TypeScript's output calls for #private members, as tslib has it: a later part of the
// prelude. `native` holds the functions of weak_bindings.cpp.
(function (native, inside) {
  'use strict';

  // `state` is a WeakMap of fields, a WeakSet of objects that have the method
  // or accessor, or the class itself.

  function has_member(receiver, state) {
    return typeof state === 'function' ? receiver === state : state.has(receiver);
  }
  function no_member(what) {
    return new TypeError('Cannot ' + what + ' an object whose class did not declare it');
  }

  function __classPrivateFieldGet(receiver, state, kind, f) {
    if (kind === 'f' && f === undefined) {
      var value = native.field(receiver, state);
      if (value !== undefined || state.has(receiver)) return value;
      throw no_member('read private member from');
    }
    if (kind === 'a' && !f) throw new TypeError('Private accessor was defined without a getter');
    if (!has_member(receiver, state)) throw no_member('read private member from');
    return kind === 'm' ? f : kind === 'a' ? f.call(receiver) : f.value;
  }

  function __classPrivateFieldSet(receiver, state, value, kind, f) {
    if (kind === 'f' && f === undefined) {
      if (!native.set_field(receiver, state, value)) throw no_member('write private member to');
      return value;
    }
    if (kind === 'm') throw new TypeError('Private method is not writable');
    if (kind === 'a' && !f) throw new TypeError('Private accessor was defined without a setter');
    if (!has_member(receiver, state)) throw no_member('write private member to');
    if (kind === 'a') f.call(receiver, value);
    else f.value = value;
    return value;
  }

  function __classPrivateFieldIn(state, receiver) {
    if (receiver === null || (typeof receiver !== 'object' && typeof receiver !== 'function')) {
      throw new TypeError("Cannot use 'in' operator on non-object");
    }
    return has_member(receiver, state);
  }

  return {
    globals: {
      __classPrivateFieldGet: __classPrivateFieldGet,
      __classPrivateFieldSet: __classPrivateFieldSet,
      __classPrivateFieldIn: __classPrivateFieldIn
    }
  };
});
