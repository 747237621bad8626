// What TypeScript itself asks of the language beyond ES5: find(), and Map and Set, in the order of
// insertion, safe to change while they are walked through. Keys that are objects are stamped with a
// number.
(function (global) {
  'use strict';

  var stamp = Symbol('key'),
    stamps = 0,
    iterator = Symbol.iterator;

  function key_of(key) {
    switch (typeof key) {
      case 'string':
        return 's' + key;
      case 'number':
        return 'n' + key;
      case 'object':
      case 'function':
        if (key === null) return 'null';
        if (!Object.prototype.hasOwnProperty.call(key, stamp)) {
          Object.defineProperty(key, stamp, { value: ++stamps });
        }
        return 'o' + key[stamp];
      default:
        return typeof key + String(key);
    }
  }

  // Entries stand in two lists that grow; what is deleted leaves a hole, told by `gone`.
  var gone = {};

  function Table() {
    this.clear();
  }
  Table.prototype = {
    clear: function () {
      for (var i = 0; this.keys_ && i < this.keys_.length; i++) this.keys_[i] = gone;
      this.index = Object.create(null);
      this.keys_ = [];
      this.values_ = [];
      this.size = 0;
    },
    has: function (key) {
      return this.index[key_of(key)] !== undefined;
    },
    get: function (key) {
      var at = this.index[key_of(key)];
      return at === undefined ? undefined : this.values_[at];
    },
    set: function (key, value) {
      var name = key_of(key),
        at = this.index[name];
      if (at === undefined) {
        this.index[name] = this.keys_.length;
        this.keys_.push(key);
        this.values_.push(value);
        this.size++;
      } else {
        this.values_[at] = value;
      }
      return this;
    },
    delete: function (key) {
      var name = key_of(key),
        at = this.index[name];
      if (at === undefined) return false;
      delete this.index[name];
      this.keys_[at] = gone;
      this.values_[at] = undefined;
      this.size--;
      return true;
    },
    forEach: function (f, self) {
      for (var i = 0; i < this.keys_.length; i++) {
        if (this.keys_[i] !== gone) f.call(self, this.values_[i], this.keys_[i], this);
      }
    }
  };

  function walk(table, pick) {
    var i = 0,
      keys = table.keys_,
      values = table.values_,
      made = {
        next: function () {
          while (i < keys.length && keys[i] === gone) i++;
          if (i >= keys.length) return { done: true, value: undefined };
          return { done: false, value: pick(keys[i], values[i++]) };
        }
      };
    made[iterator] = function () {
      return made;
    };
    return made;
  }

  function key(k) {
    return k;
  }
  function value(k, v) {
    return v;
  }
  function entry(k, v) {
    return [k, v];
  }

  // Calls f with all that an array, or anything with an iterator, has.
  function each(list, f) {
    if (list === undefined || list === null) return;
    if (Array.isArray(list)) return list.forEach(f);
    var steps = list[iterator]();
    for (var step = steps.next(); !step.done; step = steps.next()) f(step.value);
  }

  function Map(entries) {
    var self = this;
    this.clear();
    each(entries, function (pair) {
      self.set(pair[0], pair[1]);
    });
  }
  Map.prototype = new Table();
  Map.prototype.keys = function () {
    return walk(this, key);
  };
  Map.prototype.values = function () {
    return walk(this, value);
  };
  Map.prototype.entries = Map.prototype[iterator] = function () {
    return walk(this, entry);
  };

  function Set(values) {
    var self = this;
    this.clear();
    each(values, function (one) {
      self.set(one, one);
    });
  }
  Set.prototype = new Table();
  Set.prototype.add = function (one) {
    return this.set(one, one);
  };
  Set.prototype.keys = Set.prototype.values = Set.prototype[iterator] = Map.prototype.keys;
  Set.prototype.entries = Map.prototype.entries;

  Object.defineProperty(Array.prototype, 'find', {
    value: function (test) {
      for (var i = 0; i < this.length; i++) if (test(this[i], i, this)) return this[i];
    }
  });
  global.Map = Map;
  global.Set = Set;
})(globalThis);
