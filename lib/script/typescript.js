// What TypeScript's output calls, under the names it gives: a later part of the prelude. As tslib
// defines them, but for arrays, which are read without iterators. Those of async functions are not
// here.
(function (native, inside) {
  'use strict';

  var own = Object.prototype.hasOwnProperty,
    is_array = Array.isArray,
    iterator = Symbol.iterator,
    array_values = Array.prototype.values,
    define_property = Object.defineProperty,
    property_of = Object.getOwnPropertyDescriptor,
    names_of = Object.getOwnPropertyNames,
    prototype_of = Object.getPrototypeOf,
    walk_of = inside.walk_of,
    slice = Array.prototype.slice,
    pack = native.pack;

  function is_plain_array(value) {
    return is_array(value) && value[iterator] === array_values;
  }

  // ---- Classes

  function __extends(derived, base) {
    if (typeof base !== 'function' && base !== null) {
      throw new TypeError(
        'Class extends value ' + inside.kind(base) + ' is not a constructor or null'
      );
    }
    if (base === null) {
      derived.prototype = Object.create(null);
    } else {
      Object.setPrototypeOf(derived, base);
      derived.prototype = Object.create(base.prototype);
    }
    define_property(derived.prototype, 'constructor', {
      value: derived,
      writable: true,
      enumerable: false,
      configurable: true
    });
  }

  // ---- Classes that extend the language's own: `Base.call(this, ...) || this`, as TypeScript
  // writes super(...), gives an object of Base; here it becomes one of the class.

  var call_function = Function.prototype.call,
    apply_function = Function.prototype.apply,
    bind = Function.prototype.bind;
  var bases = [
    Object, Array, Date, RegExp, Boolean, Number, String, ArrayBuffer, Int8Array, Uint8Array,
    Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array
  ];
  var errors = [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];

  function made_by(base, self, values) {
    if (!(self instanceof base) || Object.getPrototypeOf(self) === base.prototype) {
      return apply_function.call(base, self, values);
    }
    if (base === Object) return self;
    var made =
      values.length === 0
        ? new base()
        : values.length === 1
          ? new base(values[0])
          : new (bind.apply(base, [undefined].concat(slice.call(values))))();
    return Object.setPrototypeOf(made, Object.getPrototypeOf(self));
  }
  var super_calls = {
    // Classes inherit these from what they extend.
    call(self) {
      if (!native.is_native(this)) return call_function.apply(this, arguments);
      return made_by(this, self, slice.call(arguments, 1));
    },
    apply(self, values) {
      if (!native.is_native(this)) return apply_function.call(this, self, values);
      return made_by(this, self, values || []);
    }
  };
  bases.concat(errors).forEach(function (base) {
    if (!inside.hardened) inside.define_all(base, super_calls);
  });

  function __rest(from, left_out) {
    var made = {},
      names,
      name,
      i;
    if (from === undefined || from === null) return made;
    from = Object(from);
    names = Object.keys(from);
    for (i = 0; i < names.length; i++) {
      name = names[i];
      if (left_out.indexOf(name) < 0) made[name] = from[name];
    }
    names = Object.getOwnPropertySymbols(from);
    for (i = 0; i < names.length; i++) {
      name = names[i];
      if (left_out.indexOf(name) < 0 && Object.prototype.propertyIsEnumerable.call(from, name)) {
        made[name] = from[name];
      }
    }
    return made;
  }

  function __propKey(key) {
    return typeof key === 'symbol' ? key : String(key);
  }

  function __setFunctionName(f, name, prefix) {
    if (typeof name === 'symbol') name = name.description ? '[' + name.description + ']' : '';
    return define_property(f, 'name', {
      value: prefix ? prefix + ' ' + name : name,
      configurable: true
    });
  }

  // ---- Spreading and taking apart

  // What this gives is read, and not kept: an array may stand for itself.
  function __read(from, count) {
    if (is_plain_array(from)) return count === undefined ? pack(from) : from;
    var walk = walk_of(from),
      read = [],
      step;
    while (count === undefined || read.length < count) {
      step = walk.next();
      if (typeof step !== 'object' && typeof step !== 'function') throw inside.not_a_step(step);
      if (step.done) return read;
      read.push(step.value);
    }
    inside.close(walk);
    return read;
  }

  function __values(iterable) {
    return walk_of(iterable);
  }

  var spread = native.spread;
  function __spread() {
    var all = [];
    for (var i = 0; i < arguments.length; i++) all = spread(all, __read(arguments[i]));
    return all;
  }
  function __spreadArrays() {
    var all = [];
    for (var i = 0; i < arguments.length; i++) all = spread(all, arguments[i]);
    return all;
  }

  // ---- Members, as lib/transpile/members.js writes them

  function member_of(home, key) {
    var property;
    while (home !== null && (property = property_of(home, key)) === undefined) {
      home = prototype_of(home);
    }
    return property;
  }

  function __superGet(home, key, self) {
    var property = member_of(home, key);
    if (property === undefined) return undefined;
    if ('value' in property) return property.value;
    return property.get === undefined ? undefined : property.get.call(self);
  }

  function __superSet(home, key, self, value) {
    var property = member_of(home, key);
    if (property !== undefined && !('value' in property)) {
      if (property.set === undefined) throw new TypeError('super.' + String(key) + ' is only read');
      property.set.call(self, value);
    } else if (own.call(self, key)) {
      self[key] = value;
    } else {
      define_member(self, key, { value: value, writable: true });
    }
    return value;
  }

  function define_member(object, key, property) {
    property.enumerable = true;
    property.configurable = true;
    define_property(object, key, property);
  }

  // The prototype comes first or last, as it was written.
  function __based(prototype, object, last) {
    if (arguments.length > 2) prototype = last;
    var can_be = typeof prototype === 'object' || typeof prototype === 'function';
    return can_be ? Object.setPrototypeOf(object, prototype) : object;
  }

  function __shown(object) {
    keys_of(object).forEach(function (key) {
      var property = property_of(object, key);
      if (!property.enumerable) define_member(object, key, property);
    });
    return object;
  }

  function __merged(object) {
    for (var i = 1; i < arguments.length; i++) {
      var more = arguments[i];
      keys_of(more).forEach(function (key) {
        define_member(object, key, both(property_of(object, key), property_of(more, key)));
      });
    }
    return object;
  }
  // A setter that stands apart from its getter belongs to it.
  function both(old, property) {
    if (old !== undefined && 'get' in old && 'get' in property) {
      property.get = property.get || old.get;
      property.set = property.set || old.set;
    }
    return property;
  }
  function keys_of(object) {
    return names_of(object).concat(Object.getOwnPropertySymbols(object));
  }

  function __makeTemplateObject(cooked, raw) {
    define_property(cooked, 'raw', { value: Object.freeze(raw) });
    return Object.freeze(cooked);
  }

  // ---- Modules

  function __createBinding(object, module, key, as) {
    if (as === undefined) as = key;
    var property = property_of(module, key);
    if (
      !property ||
      ('get' in property ? !module.__esModule : property.writable || property.configurable)
    ) {
      property = {
        enumerable: true,
        get: function () {
          return module[key];
        }
      };
    }
    define_property(object, as, property);
  }
  function __setModuleDefault(object, value) {
    define_property(object, 'default', { enumerable: true, value: value });
  }
  function __exportStar(module, exports) {
    for (var name in module) {
      if (name !== 'default' && !own.call(exports, name)) __createBinding(exports, module, name);
    }
  }
  function __importStar(module) {
    if (module && module.__esModule) return module;
    var made = {};
    if (module !== undefined && module !== null) {
      names_of(Object(module)).forEach(function (name) {
        var is_of_function = typeof module === 'function' && !property_of(module, name).enumerable;
        if (name !== 'default' && !is_of_function) __createBinding(made, module, name);
      });
    }
    __setModuleDefault(made, module);
    return made;
  }
  function __importDefault(module) {
    return module && module.__esModule ? module : { default: module };
  }

  return {
    globals: {
      __extends: __extends,
      __assign: Object.assign,
      __rest: __rest,
      __propKey: __propKey,
      __setFunctionName: __setFunctionName,
      __read: __read,
      __values: __values,
      __spreadArray: spread,
      __spread: __spread,
      __spreadArrays: __spreadArrays,
      __superGet: __superGet,
      __superSet: __superSet,
      __based: __based,
      __shown: __shown,
      __merged: __merged,
      __makeTemplateObject: __makeTemplateObject,
      __createBinding: __createBinding,
      __setModuleDefault: __setModuleDefault,
      __exportStar: __exportStar,
      __importStar: __importStar,
      __importDefault: __importDefault
    }
  };
});
