// The array functions that call back, in JavaScript: a bot can wait inside its callback. As ES2015
// has them, with a sort that is stable. Runs first of the prelude, in Duktape's own language (ES5).
(function (native, inside) {
  'use strict';

  var floor = Math.floor,
    min = Math.min;

  function object(self, name) {
    if (self === null || self === undefined) {
      throw new TypeError('Array.prototype.' + name + ': this is ' + self);
    }
    return Object(self);
  }

  function length_of(array) {
    var length = +array.length;
    return length > 0 ? min(floor(length), 9007199254740991) : 0;
  }

  function callable(callback, name) {
    if (typeof callback === 'function') return;
    throw new TypeError(
      'Array.prototype.' + name + ': ' + inside.kind(callback) + ' is no function'
    );
  }

  // A function called plainly has `undefined` for its `this`, as the specification has it.
  function visit(callback, self, value, i, array) {
    return self === undefined ? callback(value, i, array) : callback.call(self, value, i, array);
  }

  var functions = {
    forEach: function forEach(callback, self) {
      var array = object(this, 'forEach'),
        length = length_of(array),
        value;
      callable(callback, 'forEach');
      for (var i = 0; i < length; i++) {
        value = array[i];
        if (value !== undefined || i in array) visit(callback, self, value, i, array);
      }
    },

    map: function map(callback, self) {
      var array = object(this, 'map'),
        length = length_of(array),
        value;
      callable(callback, 'map');
      var mapped = new Array(length);
      for (var i = 0; i < length; i++) {
        value = array[i];
        if (value !== undefined || i in array) mapped[i] = visit(callback, self, value, i, array);
      }
      return mapped;
    },

    filter: function filter(callback, self) {
      var array = object(this, 'filter'),
        length = length_of(array),
        kept = [],
        value;
      callable(callback, 'filter');
      for (var i = 0; i < length; i++) {
        value = array[i];
        if ((value !== undefined || i in array) && visit(callback, self, value, i, array)) {
          kept[kept.length] = value;
        }
      }
      return kept;
    },

    some: function some(callback, self) {
      var array = object(this, 'some'),
        length = length_of(array),
        value;
      callable(callback, 'some');
      for (var i = 0; i < length; i++) {
        value = array[i];
        if ((value !== undefined || i in array) && visit(callback, self, value, i, array)) {
          return true;
        }
      }
      return false;
    },

    every: function every(callback, self) {
      var array = object(this, 'every'),
        length = length_of(array),
        value;
      callable(callback, 'every');
      for (var i = 0; i < length; i++) {
        value = array[i];
        if ((value !== undefined || i in array) && !visit(callback, self, value, i, array)) {
          return false;
        }
      }
      return true;
    },

    find: function find(callback, self) {
      var array = object(this, 'find'),
        length = length_of(array),
        value;
      callable(callback, 'find');
      for (var i = 0; i < length; i++) {
        value = array[i];
        if (visit(callback, self, value, i, array)) return value;
      }
      return undefined;
    },

    findIndex: function findIndex(callback, self) {
      var array = object(this, 'findIndex'),
        length = length_of(array);
      callable(callback, 'findIndex');
      for (var i = 0; i < length; i++) {
        if (visit(callback, self, array[i], i, array)) return i;
      }
      return -1;
    },

    reduce: function reduce(callback, initial) {
      var array = object(this, 'reduce'),
        length = length_of(array),
        i = 0,
        result = initial;
      callable(callback, 'reduce');
      if (arguments.length < 2) {
        while (i < length && !(i in array)) i++;
        if (i >= length) throw new TypeError('Array.prototype.reduce: nothing to begin with');
        result = array[i++];
      }
      for (; i < length; i++) {
        if (i in array) result = callback(result, array[i], i, array);
      }
      return result;
    },

    reduceRight: function reduceRight(callback, initial) {
      var array = object(this, 'reduceRight'),
        i = length_of(array) - 1,
        result = initial;
      callable(callback, 'reduceRight');
      if (arguments.length < 2) {
        while (i >= 0 && !(i in array)) i--;
        if (i < 0) throw new TypeError('Array.prototype.reduceRight: nothing to begin with');
        result = array[i--];
      }
      for (; i >= 0; i--) {
        if (i in array) result = callback(result, array[i], i, array);
      }
      return result;
    },

    sort: function sort(compare) {
      if (compare !== undefined) callable(compare, 'sort');
      var array = object(this, 'sort'),
        length = length_of(array),
        values = [],
        missing = 0,
        value,
        i;
      for (i = 0; i < length; i++) {
        value = array[i];
        if (value !== undefined) values[values.length] = value;
        else if (!(i in array)) missing++;
      }
      values = compare === undefined ? by_text(values) : merge_sort(values, compare);
      for (i = 0; i < values.length; i++) array[i] = values[i];
      // Behind the values what is undefined, behind that what is not there.
      for (; i < length - missing; i++) array[i] = undefined;
      for (; i < length; i++) if (i in array) delete array[i];
      return array;
    }
  };

  // ---- Sorting: insertion in runs of eight, which are merged.

  function by_text(values) {
    var pairs = [],
      sorted = [],
      i;
    for (i = 0; i < values.length; i++) {
      if (typeof values[i] === 'symbol') {
        throw new TypeError('Array.prototype.sort: a symbol has no text');
      }
      pairs[i] = { text: String(values[i]), value: values[i] };
    }
    pairs = merge_sort(pairs, function (a, b) {
      return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
    });
    for (i = 0; i < pairs.length; i++) sorted[i] = pairs[i].value;
    return sorted;
  }

  function merge_sort(values, compare) {
    var length = values.length,
      other = new Array(length),
      width,
      at,
      swap;
    for (at = 0; at < length; at += 8) insertion_sort(values, at, min(at + 8, length), compare);
    for (width = 8; width < length; width *= 2) {
      for (at = 0; at < length; at += 2 * width) {
        merge(values, other, at, min(at + width, length), min(at + 2 * width, length), compare);
      }
      swap = values;
      values = other;
      other = swap;
    }
    return values;
  }

  function insertion_sort(values, from, to, compare) {
    for (var i = from + 1; i < to; i++) {
      var value = values[i],
        at = i;
      while (at > from && compare(values[at - 1], value) > 0) {
        values[at] = values[at - 1];
        at--;
      }
      values[at] = value;
    }
  }

  function merge(values, into, left, middle, end, compare) {
    var right = middle;
    for (var i = left; i < end; i++) {
      if (left < middle && (right >= end || !(compare(values[left], values[right]) > 0))) {
        into[i] = values[left++];
      } else {
        into[i] = values[right++];
      }
    }
  }

  Object.keys(functions).forEach(function (name) {
    Object.defineProperty(functions[name], 'length', { value: 1 });
    Object.defineProperty(Array.prototype, name, {
      value: functions[name],
      writable: true,
      enumerable: false,
      configurable: true
    });
  });
});
