// Typed arrays: the functions of arrays, and theirs. A later part of the prelude.
(function (native, inside) {
  'use strict';

  var define = inside.define,
    numbers = Object.getPrototypeOf(Uint8Array.prototype);
  (
    'at copyWithin entries every fill find findIndex forEach includes indexOf join keys ' +
    'lastIndexOf reduce reduceRight reverse some values'
  )
    .split(' ')
    .forEach(function (name) {
      define(numbers, name, Array.prototype[name]);
    });
  define(numbers, Symbol.iterator, Array.prototype.values);
  inside.define_all(numbers, {
    filter(keep, self) {
      return filled_like(this, Array.prototype.filter.call(this, keep, self));
    },
    map(change, self) {
      return filled_like(this, Array.prototype.map.call(this, change, self));
    },
    slice(begin, end) {
      return filled_like(this, Array.prototype.slice.call(this, begin, end));
    },
    sort(compare) {
      var sorted = Array.prototype.slice.call(this).sort(compare || by_number);
      this.set(sorted);
      return this;
    },
    toString() {
      return Array.prototype.join.call(this);
    }
  });
  function filled_like(array, values) {
    var made = new array.constructor(values.length);
    made.set(values);
    return made;
  }
  function by_number(a, b) {
    return a < b ? -1 : a > b ? 1 : a !== a ? (b !== b ? 0 : 1) : b !== b ? -1 : below_zero(a, b);
  }
  function below_zero(a, b) {
    return a === 0 ? 1 / a - 1 / b || 0 : 0;
  }
  var of_numbers = {
    from(items, change, self) {
      var values = Array.from(items, change, self),
        made = new this(values.length);
      made.set(values);
      return made;
    },
    of() {
      return of_numbers.from.call(this, arguments);
    }
  };
  (
    'Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array ' +
    'Float32Array Float64Array'
  )
    .split(' ')
    .forEach(function (name) {
      inside.define_all(globalThis[name], of_numbers);
    });

  return {};
});
