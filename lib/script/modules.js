// Modules (CommonJS): built-in ones by name, the author's by a path that starts with ./ or ../
(function (native, inside) {
  'use strict';

  var builtin = { hailstorm: Object.freeze(inside.exported), 'hailstorm/http': inside.http },
    kind = inside.kind,
    own = Object.prototype.hasOwnProperty;
  // What may be left out of a path.
  var forms = ['', '.ts', '.js', '.mjs', '.json', '/index.ts', '/index.js'];
  var entry; // the path of the script
  var codes = {}, // of each module, compiled once
    shared = {}; // the modules of all bots

  function beside(from, id) {
    var parts = from.split('/').slice(0, -1).concat(id.split('/')),
      path = [];
    parts.forEach(function (part, i) {
      if (part === '..' && path.length && path[path.length - 1] !== '..') path.pop();
      else if (part !== '.' && (part !== '' || i === 0)) path.push(part);
    });
    return path.join('/');
  }

  // As seen from where the run was started, as the script's own path is.
  function leads_out(path) {
    var folder = entry === undefined ? '' : entry.slice(0, entry.lastIndexOf('/') + 1);
    return folder === '' ? /^(\.\.\/|\/)/.test(path) : path.indexOf(folder) !== 0;
  }

  function resolve(from, id) {
    var path = beside(from, id);
    for (var i = 0; i < forms.length; i++)
      if (native.known(path + forms[i])) return path + forms[i];
    // In TypeScript what is imported from './cart.ts' is said to be in './cart.js'.
    var written = /^(.*)\.([mc]?)js$/.exec(path);
    if (written && native.known(written[1] + '.' + written[2] + 'ts'))
      return written[1] + '.' + written[2] + 'ts';
    if (leads_out(path)) {
      throw new Error(
        "'" + id + "' leads out of the folder of the script: keep it there, or say which folder " +
          'is the outermost: --script-root FOLDER'
      );
    }
    var tried = forms.map(function (form) {
      return path + form;
    });
    throw new Error(
      "cannot find module '" + id + "' (looked for " + tried.slice(0, -1).join(', ') + ' and ' +
        tried[tried.length - 1] + ')'
    );
  }

  // What a file imports by name has to be there: told when it is first loaded.
  function checked(from, id, module) {
    if (inside.loaded !== undefined) return module;
    var names = Object.keys(module),
      unknown = native.unknown_import(from, id, names);
    if (unknown === undefined) return module;
    void module[unknown]; // what k6 has, and we have not, says so itself
    throw new Error(
      "'" + id + "' has no '" + unknown + "': " + native.suggest(unknown, names)
    );
  }

  function require_from(from, modules) {
    return function require(id) {
      if (typeof id !== 'string') throw new TypeError('require(name): the name is ' + kind(id));
      var foreign = /^(k6($|\/)|https?:)/.test(id);
      if (own.call(builtin, id)) return checked(from, id, builtin[id]);
      if (own.call(inside.module_of, id)) {
        if (foreign) native.note_k6();
        return checked(from, id, inside.later_module(id));
      }
      if (foreign) inside.part('k6').refuse(id);
      if (!/^\.\.?(\/|$)/.test(id)) {
        var near = native.suggest(id, Object.keys(builtin).concat(Object.keys(inside.module_of)));
        var hint =
          near.indexOf('did') === 0 ? near : "a file of your own starts with './'; " + near;
        throw new Error("cannot find module '" + id + "': " + hint);
      }
      return load(resolve(from, id), modules);
    };
  }

  // The files of a script are read once, while it is loaded; every heap has them then.
  function open_from(from) {
    return function open(path, mode) {
      if (inside.loaded) {
        throw new TypeError(
          'open(path, mode): files are opened while the script is loaded, at its top level'
        );
      }
      if (typeof path !== 'string' || (mode !== undefined && mode !== 'b')) {
        throw new TypeError("open(path, mode): the path is a string, the mode nothing or 'b'");
      }
      var found = native.open(beside(from, path), mode === 'b');
      if (found === undefined) {
        throw new Error(
          "cannot open '" + path + "': no such file below the folder of the script"
        );
      }
      return found;
    };
  }

  // While a file runs, inside.file is its path.
  function load(path, modules) {
    if (own.call(modules, path)) return modules[path].exports;
    var outer = inside.file;
    inside.file = path;
    try {
      return run(path, modules);
    } finally {
      inside.file = outer;
    }
  }

  // "data.json:3:7:", as the message tells the offset.
  function place_in_json(path, message) {
    var offset = /offset (\d+)/.exec(message),
      before = offset === null ? [''] : native.module(path).slice(0, +offset[1]).split('\n');
    return path + ':' + before.length + ':' + before[before.length - 1].length + ':';
  }

  // What a module may import later, by import() or require() of a literal within a function, is
  // read and finished with the rest. What is not there is told when it is asked for.
  var looked_at = {};
  function look_ahead(path) {
    if (own.call(looked_at, path) || /\.(json|csv)$/.test(path)) return;
    looked_at[path] = true;
    var code = native.module(path),
      pattern = /\brequire\((["'])(\.[^"'\n]*)\1\)/g,
      found;
    while ((found = pattern.exec(code)) !== null) {
      try {
        look_ahead(resolve(path, found[2]));
      } catch (error) {
        // see above
      }
    }
  }

  function run(path, modules) {
    var module = (modules[path] = { exports: {}, id: path });
    if (/\.json$/.test(path)) {
      try {
        module.exports = JSON.parse(native.module(path));
      } catch (e) {
        throw new Error(place_in_json(path, e.message) + ' this is not JSON');
      }
    } else if (/\.csv$/.test(path)) {
      module.exports = inside.rows_of(path, path);
    } else {
      if (!own.call(codes, path)) {
        inside.make_mentioned(path);
        codes[path] = native.compile(path);
      }
      var promise = codes[path].call(
        module.exports,
        module.exports,
        require_from(path, modules),
        module,
        open_from(path)
      );
      if (inside.promise.is(promise)) inside.settle_module(promise, path);
    }
    return module.exports;
  }

  inside.load = function (path) {
    entry = path;
    var exported = load(path, shared);
    if (native.is_loading()) look_ahead(path);
    return exported;
  };
  // A set of modules of its own, with variables of their own.
  inside.load_anew = function (path) {
    inside.loaded = false;
    try {
      return load(path, {});
    } finally {
      inside.loaded = true;
    }
  };
  inside.beside = beside;
});
