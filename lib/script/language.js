// The language's library since ES2015, as far as Duktape lacks it: iterators, what is made of them,
// and what calls back, in JavaScript, so that a bot can wait in what is called. The rest is in
// library_bindings.cpp. Methods are written short: such functions have no prototype of their own.
(function (native, inside) {
  'use strict';

  var define_property = Object.defineProperty,
    prototype_of = Object.getPrototypeOf,
    is_array = Array.isArray,
    iterator = Symbol.iterator,
    kind_of = Object.prototype.toString;

  function define(object, name, value) {
    define_property(object, name, {
      value: value,
      writable: true,
      enumerable: false,
      configurable: true
    });
  }
  function define_all(object, methods) {
    for (var name in methods) define(object, name, methods[name]);
  }

  'asyncIterator match matchAll replace search species split unscopables'
    .split(' ')
    .forEach(function (name) {
      define_property(Symbol, name, { value: Symbol('Symbol.' + name) });
    });
  native.install(Array.prototype, String.prototype, Object, Math, Symbol.prototype);
  var iterators = native.iterators(Array.prototype, String.prototype),
    array_values = Array.prototype.values;
  define(Array.prototype, iterator, array_values);

  // ---- Walks: what for-of does. An array is walked without an object for each step; what that
  // walk gives must be used before the next step.

  function ArrayWalk(array) {
    this.array = array;
    this.at = 0;
    this.value = undefined;
    this.done = false;
  }
  ArrayWalk.prototype = {
    next() {
      var array = this.array;
      if (this.at < array.length) {
        this.value = array[this.at++];
      } else {
        this.value = undefined;
        this.done = true;
        this.array = [];
      }
      return this;
    }
  };

  function walk_of(iterable) {
    if (is_array(iterable) && iterable[iterator] === array_values) return new ArrayWalk(iterable);
    var begin =
      iterable === undefined || iterable === null ? undefined : iterable[iterator];
    if (typeof begin !== 'function') {
      if (kind_of.call(iterable) === '[object Arguments]') return new ArrayWalk(iterable);
      throw new TypeError(inside.kind(iterable) + ' is not iterable');
    }
    var walk = begin.call(iterable);
    if (walk === null || (typeof walk !== 'object' && typeof walk !== 'function')) {
      throw new TypeError('[Symbol.iterator]() gives ' + inside.kind(walk) + ', not an object');
    }
    return walk;
  }

  function not_a_step(step) {
    return new TypeError('Iterator result ' + inside.kind(step) + ' is not an object');
  }

  // Calls `take` with each value; what is walked is told when that throws, and what it says to it
  // is not heard.
  function each(iterable, take) {
    var walk = walk_of(iterable),
      open = false,
      step;
    try {
      for (;;) {
        step = walk.next();
        if (typeof step !== 'object' && typeof step !== 'function') throw not_a_step(step);
        if (step.done) return;
        step = step.value;
        open = true;
        take(step);
        open = false;
      }
    } catch (error) {
      if (open) close_after(walk);
      throw error;
    }
  }
  function close(walk) {
    var end = walk['return'];
    if (end === undefined || end === null) return;
    end = end.call(walk);
    if (end === null || (typeof end !== 'object' && typeof end !== 'function')) {
      throw new TypeError(inside.kind(end) + ' is not an object');
    }
  }
  function close_after(walk) {
    try {
      close(walk);
    } catch (e) {
      // as the language has it
    }
  }

  // ---- Arrays

  define_all(Array, {
    from(items, change, self) {
      if (change !== undefined && typeof change !== 'function') {
        throw new TypeError('Array.from: ' + inside.kind(change) + ' is not a function');
      }
      if (items === undefined || items === null) {
        throw new TypeError('Array.from: ' + items + ' is not iterable');
      }
      var made = typeof this === 'function' && this !== Array ? new this() : [],
        count = 0;
      function take(value) {
        if (change !== undefined) {
          value = self === undefined ? change(value, count) : change.call(self, value, count);
        }
        define_property(made, count++, {
          value: value,
          writable: true,
          enumerable: true,
          configurable: true
        });
      }
      if (items[iterator] !== undefined && items[iterator] !== null) {
        each(items, take);
      } else {
        var length = Math.min(Math.max(Math.floor(+items.length) || 0, 0), 9007199254740991);
        for (var i = 0; i < length; i++) take(items[i]);
      }
      made.length = count;
      return made;
    },
    of() {
      var made = typeof this === 'function' && this !== Array ? new this(arguments.length) : [];
      for (var i = 0; i < arguments.length; i++) made[i] = arguments[i];
      made.length = arguments.length;
      return made;
    }
  });

  define_property(Array.from, 'length', { value: 1, configurable: true });

  function flatten(from, depth, into) {
    var length = Math.max(Math.floor(+from.length) || 0, 0);
    for (var i = 0; i < length; i++) {
      if (!(i in from)) continue;
      if (depth > 0 && is_array(from[i])) flatten(from[i], depth - 1, into);
      else into.push(from[i]);
    }
    return into;
  }
  define_all(Array.prototype, {
    flat() {
      var depth = arguments[0] === undefined ? 1 : Math.floor(+arguments[0]) || 0;
      if (this === undefined || this === null) {
        throw new TypeError('Array.prototype.flat: this is ' + this);
      }
      return flatten(Object(this), depth, []);
    },
    flatMap(callback) {
      var mapped = Array.prototype.map.call(this, callback, arguments[1]);
      return flatten(mapped, 1, []);
    }
  });

  // ---- Objects

  define_all(Object, {
    fromEntries(entries) {
      var made = {};
      each(entries, function (entry) {
        if (entry === null || typeof entry !== 'object') {
          throw new TypeError('Object.fromEntries: ' + inside.kind(entry) + ' is not an entry');
        }
        define_property(made, entry[0], {
          value: entry[1],
          writable: true,
          enumerable: true,
          configurable: true
        });
      });
      return made;
    }
  });

  // As headers have it.
  var days = 'Sun Mon Tue Wed Thu Fri Sat'.split(' '),
    months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  function two(number) {
    return number < 10 ? '0' + number : number;
  }
  function to_utc_string() {
    var date = this,
      year = date.getUTCFullYear();
    if (year !== year) return 'Invalid Date';
    return (
      days[date.getUTCDay()] + ', ' + two(date.getUTCDate()) + ' ' + months[date.getUTCMonth()] +
      ' ' + (year < 0 ? '-' : '') + ('000' + Math.abs(year)).replace(/^0+(?=\d{4})/, '') + ' ' +
      two(date.getUTCHours()) + ':' + two(date.getUTCMinutes()) + ':' +
      two(date.getUTCSeconds()) + ' GMT'
    );
  }
  define(Date.prototype, 'toUTCString', to_utc_string);
  define(Date.prototype, 'toGMTString', to_utc_string);

  define_property(Math, Symbol.toStringTag, { value: 'Math', configurable: true });
  define_property(JSON, Symbol.toStringTag, { value: 'JSON', configurable: true });

  // ---- Texts

  define_all(String, {
    raw(strings) {
      var raw = strings.raw,
        length = raw.length,
        whole = '';
      for (var i = 0; i < length; i++) {
        whole += raw[i];
        if (i + 1 < length && i + 1 < arguments.length) whole += arguments[i + 1];
      }
      return whole;
    }
  });

  function text_of(self, name) {
    if (self !== undefined && self !== null) return String(self);
    throw new TypeError('String.prototype.' + name + ': this is ' + self);
  }
  function require_global(pattern, name) {
    if (!(pattern instanceof RegExp) || pattern.global) return;
    throw new TypeError(name + ' called with a non-global RegExp argument');
  }

  var match_walk = Object.create(iterators);
  define_all(match_walk, {
    next() {
      var pattern = this.pattern,
        match = pattern && pattern.exec(this.text);
      if (!match) {
        this.pattern = undefined;
        return { value: undefined, done: true };
      }
      if (match[0] === '') pattern.lastIndex++;
      return { value: match, done: false };
    }
  });
  define_property(match_walk, Symbol.toStringTag, {
    value: 'RegExp String Iterator',
    configurable: true
  });

  define_all(String.prototype, {
    matchAll(pattern) {
      var text = text_of(this, 'matchAll'),
        walk = Object.create(match_walk),
        own = pattern;
      require_global(pattern, 'String.prototype.matchAll');
      if (pattern instanceof RegExp) {
        own = new RegExp(pattern.source, pattern.flags);
        own.lastIndex = pattern.lastIndex;
      } else {
        own = new RegExp(pattern, 'g');
      }
      define_property(walk, 'pattern', { value: own, writable: true });
      define_property(walk, 'text', { value: text });
      return walk;
    },
    replaceAll(pattern, by) {
      var text = text_of(this, 'replaceAll');
      require_global(pattern, 'replaceAll');
      if (pattern instanceof RegExp) return text.replace(pattern, by);
      pattern = String(pattern);
      var calls = typeof by === 'function',
        made = '',
        from = 0,
        at = text.indexOf(pattern);
      if (!calls) by = String(by);
      while (at >= 0) {
        made += text.slice(from, at);
        made += calls
          ? String(by(pattern, at, text))
          : by.indexOf('$') < 0
            ? by
            : filled(by, pattern, text, at);
        from = at + pattern.length;
        at = from > text.length ? -1 : text.indexOf(pattern, pattern ? from : from + 1);
        if (!pattern && at >= text.length && from >= text.length) at = -1;
      }
      return made + text.slice(from);
    }
  });

  // What $$, $&, $` and $' stand for.
  function filled(by, found, text, at) {
    return by.replace(/\$[$&`']/g, function (sign) {
      return sign === '$$'
        ? '$'
        : sign === '$&'
          ? found
          : sign === '$`'
            ? text.slice(0, at)
            : text.slice(at + found.length);
    });
  }

  inside.define = define;
  inside.define_all = define_all;
  inside.iterators = iterators;
  // What no name leads to.
  inside.nameless = [
    iterators,
    prototype_of([].values()),
    prototype_of(''[iterator]()),
    match_walk,
    ArrayWalk.prototype
  ];
  inside.walk_of = walk_of;
  inside.ArrayWalk = ArrayWalk;
  inside.each = each;
  inside.close = close;
  inside.not_a_step = not_a_step;
});
