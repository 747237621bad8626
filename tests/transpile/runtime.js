// What transpiled code expects of the heap it runs in, as simple as can be, in a bare Duktape:
// enough of the library, promises, and coroutines for async functions. tslib comes after it.
(function (global) {
  'use strict';

  var Thread = Duktape.Thread,
    lines = [],
    jobs = [],
    timers = [],
    granted = null,
    clock = 0;

  function define(object, name, value) {
    Object.defineProperty(object, name, { value: value, writable: true, configurable: true });
  }

  function array_iterator(array) {
    var i = 0,
      made = {
        next: function () {
          return i < array.length
            ? { value: array[i++], done: false }
            : { value: undefined, done: true };
        }
      };
    made[Symbol.iterator] = function () {
      return made;
    };
    return made;
  }
  define(Array.prototype, Symbol.iterator, function () {
    return array_iterator(this);
  });
  define(Array.prototype, 'includes', function (value) {
    return this.indexOf(value) >= 0;
  });
  define(String.prototype, Symbol.iterator, function () {
    return array_iterator(this.match(/[\ud800-\udbff][\udc00-\udfff]|[^]/g) || []);
  });
  if (!Symbol.asyncIterator) define(Symbol, 'asyncIterator', Symbol('asyncIterator'));
  define(Object, 'entries', function (object) {
    return Object.keys(object).map(function (key) {
      return [key, object[key]];
    });
  });
  define(Object, 'values', function (object) {
    return Object.keys(object).map(function (key) {
      return object[key];
    });
  });
  global.WeakMap = function () {
    this.map = new Map();
  };
  WeakMap.prototype = {
    has: function (key) {
      return this.map.has(key);
    },
    get: function (key) {
      return this.map.get(key);
    },
    set: function (key, value) {
      this.map.set(key, value);
      return this;
    }
  };
  global.WeakSet = function () {
    this.map = new Map();
  };
  WeakSet.prototype = {
    has: WeakMap.prototype.has,
    add: function (key) {
      this.map.set(key, true);
      return this;
    }
  };

  // ---- Promises

  function Promise(begin) {
    this.state = 0;
    this.value = undefined;
    this.listeners = [];
    if (begin) {
      var self = this;
      try {
        begin(
          function (value) {
            resolve(self, value);
          },
          function (error) {
            settle(self, 2, error);
          }
        );
      } catch (e) {
        settle(this, 2, e);
      }
    }
  }
  function settle(promise, state, value) {
    if (promise.state) return;
    promise.state = state;
    promise.value = value;
    promise.listeners.forEach(function (one) {
      jobs.push(one);
    });
  }
  function resolve(promise, value) {
    var then;
    if (promise.state || promise.resolved) return;
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
      return settle(promise, 1, value);
    }
    try {
      then = value.then;
    } catch (e) {
      return settle(promise, 2, e);
    }
    if (typeof then !== 'function') return settle(promise, 1, value);
    promise.resolved = true;
    jobs.push(function () {
      then.call(
        value,
        function (result) {
          promise.resolved = false;
          resolve(promise, result);
        },
        function (error) {
          settle(promise, 2, error);
        }
      );
    });
  }
  function listen(promise, listener) {
    if (promise.state) jobs.push(listener);
    else promise.listeners.push(listener);
  }
  Promise.prototype.then = function (fulfilled, rejected) {
    var self = this,
      next = new Promise();
    listen(this, function () {
      var handle = self.state === 1 ? fulfilled : rejected;
      if (typeof handle !== 'function') {
        if (self.state === 1) resolve(next, self.value);
        else settle(next, 2, self.value);
        return;
      }
      try {
        resolve(next, handle(self.value));
      } catch (e) {
        settle(next, 2, e);
      }
    });
    return next;
  };
  Promise.prototype.catch = function (rejected) {
    return this.then(undefined, rejected);
  };
  Promise.prototype.finally = function (f) {
    return this.then(
      function (value) {
        return Promise.resolve(f()).then(function () {
          return value;
        });
      },
      function (error) {
        return Promise.resolve(f()).then(function () {
          throw error;
        });
      }
    );
  };
  Promise.resolve = function (value) {
    if (value instanceof Promise) return value;
    var made = new Promise();
    resolve(made, value);
    return made;
  };
  Promise.reject = function (error) {
    var made = new Promise();
    settle(made, 2, error);
    return made;
  };
  function list_of(values) {
    var list = [],
      walk = values[Symbol.iterator](),
      step;
    while (!(step = walk.next()).done) list.push(step.value);
    return list;
  }
  function combine(kind, values) {
    return new Promise(function (fulfill, reject) {
      var results = [],
        open = 1;
      function put(i, value) {
        results[i] = value;
        if (--open === 0) done();
      }
      function done() {
        if (kind === 'any') reject(results);
        else if (kind !== 'race') fulfill(results);
      }
      list_of(values).forEach(function (value, i) {
        open++;
        Promise.resolve(value).then(
          function (value) {
            if (kind === 'all') put(i, value);
            else if (kind === 'allSettled') put(i, { status: 'fulfilled', value: value });
            else fulfill(value);
          },
          function (error) {
            if (kind === 'any') put(i, error);
            else if (kind === 'allSettled') put(i, { status: 'rejected', reason: error });
            else reject(error);
          }
        );
      });
      if (--open === 0) done();
    });
  }
  ['all', 'allSettled', 'race', 'any'].forEach(function (kind) {
    Promise[kind] = function (values) {
      return combine(kind, values);
    };
  });
  global.Promise = Promise;

  // ---- Strands

  function go(thread, value, is_error) {
    Thread.resume(thread, value, is_error);
  }
  function turn() {
    if (jobs.length) {
      jobs.shift()();
    } else if (timers.length) {
      timers.sort(function (a, b) {
        return a.at - b.at;
      });
      var timer = timers.shift();
      clock = timer.at;
      timer.f();
    } else {
      return false;
    }
    return true;
  }
  function strand(f, self, args, grants) {
    var promise = new Promise();
    go(
      new Thread(function () {
        try {
          if (grants) granted = f;
          resolve(promise, f.apply(self, args || []));
        } catch (e) {
          settle(promise, 2, e);
        }
      })
    );
    return promise;
  }
  function wait(value) {
    var promise = Promise.resolve(value),
      thread = Thread.current();
    if (global.main === thread) {
      var settled = false;
      listen(promise, function () {
        settled = true;
      });
      while (!settled && turn());
    } else {
      listen(promise, function () {
        go(thread);
      });
      Thread.yield();
    }
    if (promise.state === 2) throw promise.value;
    return promise.value;
  }

  // Requests come one after another; each step of the generator is a strand.
  function async_generator(f, self, args) {
    var walk = f.apply(self, args || []),
      last = Promise.resolve(),
      made = {};
    ['next', 'throw', 'return'].forEach(function (method) {
      made[method] = function (value) {
        function step() {
          return strand(function () {
            return walk[method](value);
          });
        }
        return (last = last.then(step, step));
      };
    });
    made[Symbol.asyncIterator] = function () {
      return made;
    };
    return made;
  }

  function iterate_async(values) {
    var begin = values[Symbol.asyncIterator],
      walk = begin ? begin.call(values) : values[Symbol.iterator](),
      made = {};
    ['next', 'throw', 'return'].forEach(function (method) {
      if (!walk[method]) return;
      made[method] = function (value) {
        var step = wait(walk[method](value));
        return begin ? step : { done: step.done, value: wait(step.value) };
      };
    });
    made[Symbol.iterator] = function () {
      return made;
    };
    return made;
  }

  var inside = {};
  global.each_part(null, inside);
  global.__hs = {
    each: inside.each,
    failed: inside.failed,
    wait: wait,
    async_generator: async_generator,
    iterate_async: iterate_async,
    inline: function (f) {
      var is_granted = granted === f;
      granted = null;
      return is_granted;
    },
    run: function (f, self, args) {
      return strand(f, self, args, true);
    },
    call: function (f, self, args) {
      return wait(f.apply(self, args));
    },
    all: function (thunks, kind) {
      return combine(
        kind,
        thunks.map(function (f) {
          return strand(f);
        })
      );
    },
    map: function (list, f, kind) {
      return combine(
        kind,
        list.map(function (value, i) {
          return strand(f, undefined, [value, i, list]);
        })
      );
    }
  };

  global.setTimeout = function (f, ms) {
    timers.push({ at: clock + ms, f: f });
  };
  global.console = {
    log: function () {
      lines.push(Array.prototype.map.call(arguments, String).join(' '));
    }
  };
  global.main = Thread.current();
  // Runs a program, UTF-8, to its end: what it has printed.
  global.run_program = function (text, name) {
    lines = [];
    var module = { exports: {} };
    try {
      var code = new TextDecoder().decode(text);
      global.compile(code, name)(module.exports, undefined, module);
      while (turn());
    } catch (e) {
      lines.push('threw ' + e);
    }
    return new TextEncoder().encode(lines.join('\n'));
  };
})(globalThis);
