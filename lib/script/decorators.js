// What TypeScript's output calls for decorators, as tslib has it: a later part of the prelude.
(function (native, inside) {
  'use strict';

  var property_of = Object.getOwnPropertyDescriptor;

  function __decorate(decorators, target, key, of_property) {
    var count = arguments.length,
      result =
        count < 3
          ? target
          : of_property === null
            ? property_of(target, key)
            : of_property,
      given;
    for (var i = decorators.length - 1; i >= 0; i--) {
      if (!decorators[i]) continue;
      given =
        count < 3
          ? decorators[i](result)
          : count > 3
            ? decorators[i](target, key, result)
            : decorators[i](target, key);
      result = given || result;
    }
    if (count > 3 && result) Object.defineProperty(target, key, result);
    return result;
  }
  function __param(index, decorate) {
    return function (target, key) {
      decorate(target, key, index);
    };
  }
  // Whoever wants metadata brings Reflect.metadata, which must be there when the class is made.
  function __metadata(key, value) {
    if (typeof Reflect.metadata === 'function') return Reflect.metadata(key, value);
    return undefined;
  }

  return { globals: { __decorate: __decorate, __param: __param, __metadata: __metadata } };
});
