// URL and URLSearchParams as the web has them: a later part of the prelude. `native` holds the
// functions of url_bindings.cpp.
(function (native, inside) {
  'use strict';

  var hidden = native.hidden(),
    define_property = Object.defineProperty,
    kind = inside.kind;
  var href = 0,
    search = 9,
    names =
      'href origin protocol username password host hostname port pathname search hash'.split(' ');

  // ---- URLSearchParams. Its hidden property: the pairs, and the URL they are of.

  function pairs_of_text(text) {
    var words = native.read_query(text),
      pairs = [];
    for (var i = 0; i < words.length; i += 2) pairs.push([words[i], words[i + 1]]);
    return pairs;
  }
  function pairs_of(init) {
    var pairs = [];
    if (init === undefined || init === null) return pairs;
    if (typeof init !== 'object' && typeof init !== 'function') {
      init = String(init);
      return pairs_of_text(init.charAt(0) === '?' ? init.slice(1) : init);
    }
    if (init[Symbol.iterator] === undefined) {
      Object.keys(init).forEach(function (name) {
        pairs.push([String(name), String(init[name])]);
      });
      return pairs;
    }
    inside.each(init, function (pair) {
      var both = Array.from(pair);
      if (both.length !== 2) {
        throw new TypeError('new URLSearchParams(list): each element is a pair of name and value');
      }
      pairs.push([String(both[0]), String(both[1])]);
    });
    return pairs;
  }

  function URLSearchParams(init) {
    if (!(this instanceof URLSearchParams)) throw new TypeError('write new URLSearchParams()');
    define_property(this, hidden, { value: { pairs: pairs_of(init), url: null } });
  }
  function state_of(params) {
    var state = params[hidden];
    if (state && state.pairs) return state;
    throw new TypeError('this is no URLSearchParams');
  }
  // What the pairs have become stands in their URL, too.
  function changed(state) {
    if (state.url === null) return;
    var text = native.write_query(state.pairs);
    state.url.parts = native.change(state.url.parts[href], 'search', text);
  }
  function is_other(name, value) {
    return function (pair) {
      return pair[0] !== name || (value !== undefined && pair[1] !== value);
    };
  }

  inside.define_all(URLSearchParams.prototype, {
    append(name, value) {
      var state = state_of(this);
      state.pairs.push([String(name), String(value)]);
      changed(state);
    },
    delete: function (name, value) {
      var state = state_of(this);
      state.pairs = state.pairs.filter(
        is_other(String(name), value === undefined ? value : String(value))
      );
      changed(state);
    },
    get: function (name) {
      var values = this.getAll(name);
      return values.length > 0 ? values[0] : null;
    },
    getAll(name) {
      var values = [];
      name = String(name);
      state_of(this).pairs.forEach(function (pair) {
        if (pair[0] === name) values.push(pair[1]);
      });
      return values;
    },
    has(name, value) {
      return !state_of(this).pairs.every(
        is_other(String(name), value === undefined ? value : String(value))
      );
    },
    set: function (name, value) {
      var state = state_of(this),
        found = false;
      name = String(name);
      value = String(value);
      state.pairs = state.pairs.filter(function (pair) {
        if (pair[0] !== name) return true;
        if (found) return false;
        found = true;
        pair[1] = value;
        return true;
      });
      if (!found) state.pairs.push([name, value]);
      changed(state);
    },
    sort() {
      var state = state_of(this);
      state.pairs.sort(function (a, b) {
        return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
      });
      changed(state);
    },
    forEach(callback, self) {
      var state = state_of(this);
      if (typeof callback !== 'function') {
        throw new TypeError('URLSearchParams.forEach: ' + kind(callback) + ' is no function');
      }
      for (var i = 0; i < state.pairs.length; i++) {
        callback.call(self, state.pairs[i][1], state.pairs[i][0], this);
      }
    },
    keys() {
      return new Walk(state_of(this), function (pair) {
        return pair[0];
      });
    },
    values() {
      return new Walk(state_of(this), function (pair) {
        return pair[1];
      });
    },
    entries() {
      return new Walk(state_of(this), function (pair) {
        return [pair[0], pair[1]];
      });
    },
    toString() {
      return native.write_query(state_of(this).pairs);
    }
  });
  define_property(URLSearchParams.prototype, 'size', {
    get: function () {
      return state_of(this).pairs.length;
    },
    configurable: true
  });
  inside.define(
    URLSearchParams.prototype,
    Symbol.iterator,
    URLSearchParams.prototype.entries
  );

  function Walk(state, of_pair) {
    define_property(this, hidden, { value: { state: state, at: 0, of_pair: of_pair } });
  }
  Walk.prototype = Object.create(inside.iterators);
  inside.define_all(Walk.prototype, {
    next() {
      var walk = this[hidden],
        pairs = walk.state.pairs;
      if (walk.at >= pairs.length) return { value: undefined, done: true };
      return { value: walk.of_pair(pairs[walk.at++]), done: false };
    }
  });

  // ---- URL. Its hidden property: the parts as native.parse gives them, and the URLSearchParams.

  function read(text, base) {
    var parts = native.parse(
      String(text),
      base === undefined || base === null ? undefined : String(base)
    );
    if (parts !== undefined) return parts;
    var error = new TypeError('Invalid URL');
    error.code = 'ERR_INVALID_URL';
    error.input = String(text);
    throw error;
  }

  function URL(text, base) {
    if (!(this instanceof URL)) throw new TypeError('write new URL(text, base)');
    if (arguments.length === 0) throw new TypeError('new URL(text, base): the text is missing');
    define_property(this, hidden, { value: { parts: read(text, base), params: null } });
  }
  function url_of(url) {
    var state = url[hidden];
    if (state && state.parts) return state;
    throw new TypeError('this is no URL');
  }
  function search_has_changed(state) {
    if (state.params !== null) {
      state.params[hidden].pairs = pairs_of_text(state.parts[search].slice(1));
    }
  }

  names.forEach(function (name, number) {
    define_property(URL.prototype, name, {
      get: function () {
        return url_of(this).parts[number];
      },
      set:
        name === 'origin'
          ? undefined
          : function (text) {
              var state = url_of(this);
              state.parts =
                number === href
                  ? read(text)
                  : native.change(state.parts[href], name, String(text));
              if (number === href || number === search) search_has_changed(state);
            },
      enumerable: true,
      configurable: true
    });
  });
  define_property(URL.prototype, 'searchParams', {
    get: function () {
      var state = url_of(this);
      if (state.params === null) {
        state.params = new URLSearchParams(state.parts[search]);
        state.params[hidden].url = state;
      }
      return state.params;
    },
    enumerable: true,
    configurable: true
  });
  inside.define_all(URL.prototype, {
    toString() {
      return url_of(this).parts[href];
    },
    toJSON() {
      return url_of(this).parts[href];
    }
  });
  inside.define_all(URL, {
    canParse(text, base) {
      return (
        native.parse(String(text), base === undefined ? undefined : String(base)) !== undefined
      );
    }
  });
  [URL, URLSearchParams].forEach(function (kind) {
    define_property(kind.prototype, Symbol.toStringTag, { value: kind.name, configurable: true });
  });

  return { globals: { URL: URL, URLSearchParams: URLSearchParams }, walk: Walk.prototype };
});
