// Data for bots: SharedArray and rows, which are kept once for all heaps. Runs after api.js, in
// Duktape's own language (ES5). `native` holds the functions of the *_bindings.cpp.
(function (native, inside) {
  'use strict';

  var freeze = Object.freeze,
    kind = inside.kind,
    own = Object.prototype.hasOwnProperty;

  // ---- What looks like an array, and reads an element when it is asked for one. The traps find
  // the number of the list in its target.

  function refuse_change() {
    throw new TypeError('this list is shared by all bots: it cannot be changed');
  }
  var traps = freeze({
    get: native.list_get,
    has: native.list_has,
    ownKeys: native.list_keys,
    set: refuse_change,
    deleteProperty: refuse_change
  });

  function list_of(number, prototype, properties) {
    var target = [];
    Object.setPrototypeOf(target, prototype);
    for (var name in properties) target[name] = properties[name];
    native.list_is(target, number);
    return new Proxy(target, traps);
  }

  function at_top_level(what) {
    if (inside.loaded) {
      throw new TypeError(what + ': lists are made while the script is loaded, at its top level');
    }
  }

  // ---- SharedArray: the function is called once, while the script is loaded.

  function SharedArray(name, make) {
    var what = 'new SharedArray(name, function)';
    if (!(this instanceof SharedArray)) throw new TypeError('write ' + what);
    at_top_level(what);
    if (typeof name !== 'string' || name === '') {
      throw new TypeError(what + ': the name is ' + kind(name) + ', not a text');
    }
    if (typeof make !== 'function') {
      throw new TypeError(what + ': the second argument is ' + kind(make) + ', not a function');
    }
    var number = native.list_find(name);
    if (number === undefined) number = fill(name, make());
    return list_of(number, SharedArray.prototype);
  }
  SharedArray.prototype = Object.create(Array.prototype, { constructor: { value: SharedArray } });
  freeze(SharedArray.prototype);

  function fill(name, elements) {
    if (!Array.isArray(elements)) {
      throw new TypeError(
        "SharedArray '" + name + "': the function gives " + kind(elements) + ', not an array'
      );
    }
    var number = native.list_new(name);
    for (var i = 0; i < elements.length; i++) {
      var text = JSON.stringify(elements[i]);
      native.list_add(number, text === undefined ? 'null' : text);
    }
    return number;
  }

  // ---- rows: a CSV file, and which of its rows is a bot's.

  var choices = {
    wrap: function (list) {
      return native.bot_index() % list.length;
    },
    stop: function (list) {
      var index = native.bot_index();
      if (index >= list.length) {
        native.finish();
        throw (inside.no_failure = new RangeError(
          'bot ' + index + ' has no row: there are ' + list.length + ", and by is 'stop'"
        ));
      }
      return index;
    },
    share: function (list, number) {
      return native.turn(number) % list.length;
    },
    random: function (list) {
      return Math.floor(Math.random() * list.length);
    }
  };

  function option(options, name, fallback) {
    return options && options[name] !== undefined ? options[name] : fallback;
  }

  function rows(path, options) {
    var what = 'rows(path, options)';
    at_top_level(what);
    if (typeof path !== 'string') {
      throw new TypeError(what + ': the path is ' + kind(path) + ', not a text');
    }
    for (var key in options || {}) {
      if (key !== 'by' && key !== 'separator') {
        throw new TypeError(what + ': options.' + key + ': there are by and separator');
      }
    }
    var by = option(options, 'by', 'wrap'),
      separator = option(options, 'separator', ',');
    if (!own.call(choices, by)) {
      throw new TypeError(what + ": options.by is 'wrap', 'stop', 'share' or 'random'");
    }
    if (typeof separator !== 'string' || separator.length !== 1 || separator > '~') {
      throw new TypeError(what + ': options.separator is one ASCII character');
    }
    return rows_of(inside.beside(inside.file, path), path, separator, by);
  }

  // Also what `import users from './users.csv'` gives: `said` is the path as the script has it.
  function rows_of(path, said, separator, by) {
    var number = native.table(path, separator || ',', by === 'stop');
    if (number === undefined) {
      throw new Error("cannot open '" + said + "': no such file below the folder of the script");
    }
    return table_of(number, choices[by || 'wrap']);
  }
  inside.rows_of = rows_of;

  function Rows() {}
  Rows.prototype = Object.create(Array.prototype, { constructor: { value: Rows } });
  freeze(Rows.prototype);

  function table_of(number, choose) {
    var list = list_of(number, Rows.prototype, {
      columns: freeze(native.columns(number)),
      row: function row() {
        return list[choose(list, number)];
      }
    });
    if (list.length === 0) throw new Error(native.list_path(number) + ' has no rows');
    return list;
  }

  inside.exported.SharedArray = SharedArray;
  inside.exported.rows = rows;
});
