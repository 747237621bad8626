// Map, Set, WeakMap, WeakSet: a later part of the prelude. `native` holds the functions of
// collection_bindings.cpp and weak_bindings.cpp.
(function (native, inside) {
  'use strict';

  var define = inside.define,
    define_property = Object.defineProperty,
    iterator = Symbol.iterator,
    map_walk = Object.create(inside.iterators),
    set_walk = Object.create(inside.iterators);

  function kind_of(prototype, name) {
    define_property(prototype, Symbol.toStringTag, { value: name, configurable: true });
  }
  function require_new(self, kind, name) {
    if (!(self instanceof kind)) throw new TypeError('write new ' + name + '()');
  }

  // What is made without `new` has been made by a class that extends it.
  function Map(entries) {
    require_new(this, Map, 'Map');
    native.init(this, true);
    fill_with_entries(this, entries);
  }
  function Set(values) {
    require_new(this, Set, 'Set');
    native.init(this, false);
    fill_with_values(this, values);
  }
  function WeakMap(entries) {
    require_new(this, WeakMap, 'WeakMap');
    native.weak_init(this);
    fill_with_entries(this, entries);
  }
  function WeakSet(values) {
    require_new(this, WeakSet, 'WeakSet');
    native.weak_init(this);
    fill_with_values(this, values);
  }

  function fill_with_entries(map, entries) {
    if (entries === undefined || entries === null) return;
    inside.each(entries, function (entry) {
      if (entry === null || typeof entry !== 'object') {
        throw new TypeError('Iterator value ' + inside.kind(entry) + ' is not an entry object');
      }
      map.set(entry[0], entry[1]);
    });
  }
  function fill_with_values(set, values) {
    if (values === undefined || values === null) return;
    inside.each(values, function (value) {
      set.add(value);
    });
  }

  // ---- Maps and sets

  native.methods_of(Map.prototype, true);
  native.methods_of(Set.prototype, false);
  native.of_walks(map_walk, set_walk);
  define(map_walk, 'next', native.walk_on);
  define(set_walk, 'next', native.walk_on);
  kind_of(map_walk, 'Map Iterator');
  kind_of(set_walk, 'Set Iterator');

  var entries_of_map = Map.prototype.entries,
    values_of_set = Set.prototype.values,
    walk_on = native.walk_on;
  define(Map.prototype, iterator, entries_of_map);
  define(Set.prototype, iterator, values_of_set);
  define(Set.prototype, 'keys', values_of_set);

  function callable(callback, name) {
    if (typeof callback === 'function') return;
    throw new TypeError(name + '.prototype.forEach: ' + inside.kind(callback) + ' is no function');
  }
  inside.define_all(Map.prototype, {
    forEach(callback, self) {
      var walk = entries_of_map.call(this),
        step;
      callable(callback, 'Map');
      while (!(step = walk_on.call(walk)).done) {
        callback.call(self, step.value[1], step.value[0], this);
      }
    }
  });
  inside.define_all(Set.prototype, {
    forEach(callback, self) {
      var walk = values_of_set.call(this),
        step;
      callable(callback, 'Set');
      while (!(step = walk_on.call(walk)).done) {
        callback.call(self, step.value, step.value, this);
      }
    }
  });

  native.weak_methods_of(WeakMap.prototype, true);
  native.weak_methods_of(WeakSet.prototype, false);

  var globals = { Map: Map, Set: Set, WeakMap: WeakMap, WeakSet: WeakSet };
  for (var name in globals) {
    define(globals[name].prototype, 'constructor', globals[name]);
    kind_of(globals[name].prototype, name);
    define_property(globals[name], 'length', { value: 0, configurable: true });
  }
  return { globals: globals, walks: [map_walk, set_walk] };
});
