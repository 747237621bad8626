// What every heap starts with: the coroutine of a bot, the API that scripts see, modules, and the models of a
// script. Runs once per heap, in Duktape's own language (ES5). `native` holds the functions of bindings.cpp.
(function (native, Duktape) {
  'use strict';

  var Thread = Duktape.Thread, resume = Thread.resume, wait = Thread.yield;
  var prepare_http = native.http, prepare_sleep = native.sleep;
  var freeze = Object.freeze, own = Object.prototype.hasOwnProperty;

  // ---- A bot's coroutine. It yields `true` while it waits for a call, `undefined` when it is idle; the number of
  // the next handler comes back. One worker function per model: a bot costs no closure.

  function worker_of(handlers) {
    return function worker(bot) {
      var run = handlers, next = wait;
      for (;;) {
        try {
          for (;;) run[next()].call(bot);
        } catch (error) {
          native.threw(describe(error));
        }
      }
    };
  }

  // ---- Calls that block: first say what is wanted, then yield. If the yield itself is impossible (inside a getter,
  // or a native callback), nothing has been started.

  var http = freeze({
    get: function get(url, params) { prepare_http(0, url, undefined, params); return wait(true); },
    post: function post(url, body, params) { prepare_http(1, url, body, params); return wait(true); }
  });

  function sleep(seconds) { prepare_sleep(seconds); return wait(true); }

  function check(value, sets) {
    var all = true, passed;
    if (sets === null || typeof sets !== 'object') {
      throw new TypeError("check(value, { 'what should hold': function (value) { ... } }): the second argument is " +
                          kind(sets));
    }
    for (var name in sets) {
      passed = false;
      try {
        passed = typeof sets[name] === 'function' ? !!sets[name](value) : !!sets[name];
      } finally {
        native.check(name, passed);
      }
      if (!passed) all = false;
    }
    return all;
  }

  // ---- The response of an exchange: its status is a property, the rest is read from its bytes when asked for.

  var response = native.response;
  ['body', 'headers', 'timings', 'error'].forEach(function (name) {
    Object.defineProperty(response, name, { get: native[name], enumerable: true });
  });
  response.ok = function ok() { return this.status >= 200 && this.status <= 399; };
  response.json = function json() { return JSON.parse(this.body); };
  freeze(response);

  // ---- Waits, triggers and states, as registrations use them.

  var BotState = freeze({ Initializing: 0, Running: 1, Stopping: 2 });

  function Between(min, max) { this.min = min; this.max = max; }
  function Alive(weight) { this.weight = weight; }
  function EnterState(state) { this.state = state; }

  function between(min, max) {
    if (!(min >= 0 && max >= min && max < 1e9)) throw new TypeError('between(min, max): seconds, 0 <= min <= max');
    return new Between(min, max);
  }
  function constant(seconds) {
    if (!(seconds >= 0 && seconds < 1e9)) throw new TypeError('constant(seconds): a number of seconds, not below 0');
    return new Between(seconds, seconds);
  }
  function alive(weight) {
    if (weight === undefined) weight = 1;
    if (typeof weight !== 'number' || !isFinite(weight)) {
      throw new TypeError('alive(weight): the weight is ' + kind(weight) + ', not a finite number');
    }
    return new Alive(weight < 0 ? 0 : weight);
  }
  function enterState(state) {
    if (state !== 0 && state !== 1 && state !== 2) {
      throw new TypeError('enterState(state): one of BotState.Initializing, BotState.Running, BotState.Stopping');
    }
    return new EnterState(state);
  }

  // ---- The script's values from the command line and the simulation file.

  var env = {};
  Object.defineProperty(env, 'read', { value: function read(name) { return env[name]; } });
  native.env(env);
  freeze(env);

  var hailstorm = freeze({
    http: http, sleep: sleep, check: check, env: env, between: between, constant: constant, alive: alive,
    enterState: enterState, BotState: BotState
  });

  // ---- Globals: what a script finds without asking, and what it must not reach.

  Math.random = native.random;
  function printer(level) {
    return function () {
      var parts = [];
      for (var i = 0; i < arguments.length; i++) parts.push(shown(arguments[i]));
      native.print(level, parts.join(' '));
    };
  }
  globalThis.console = freeze({
    debug: printer('debug'), log: printer('log'), info: printer('info'), warn: printer('warn'), error: printer('error')
  });
  delete globalThis.Duktape;
  delete globalThis.print;
  delete globalThis.alert;

  function shown(value) {
    if (typeof value === 'string') return value;
    if (value instanceof Error) return String(value);
    try {
      var text = JSON.stringify(value);
      return text === undefined ? String(value) : text;
    } catch (e) {
      return String(value);
    }
  }
  function kind(value) {
    return value === null ? 'null' : typeof value === 'string' ? JSON.stringify(value)
      : typeof value === 'object' ? 'an object' : typeof value === 'function' ? 'a function' : String(value);
  }

  // ---- Errors: the first place that is the author's own.

  function describe(error) {
    var found = { text: 'threw ' + shown(error), file: '', line: 0 };
    if (!(error instanceof Error)) return found;
    found.text = String(error);
    if (error instanceof SyntaxError && error.lineNumber && native.known(error.fileName)) {
      found.file = error.fileName;
      found.line = error.lineNumber;
      found.text = found.text.replace(/ \(line \d+(, end of input)?\)$/, '');
      return found;
    }
    var frames = String(error.stack).split('\n');
    for (var i = 1; i < frames.length; i++) {
      var place = /\((.*):(\d+)\)/.exec(frames[i]);
      if (!place || !native.known(place[1])) continue;
      found.file = place[1];
      found.line = +place[2];
      break;
    }
    return found;
  }

  // ---- Modules (CommonJS). Built-in ones by name, the author's by a path that starts with ./ or ../

  var builtin = { 'hailstorm': hailstorm, 'hailstorm/http': http };
  var cache = {};

  function resolve(from, id) {
    var parts = from.split('/').slice(0, -1).concat(id.split('/')), path = [];
    parts.forEach(function (part, i) {
      if (part === '..' && path.length && path[path.length - 1] !== '..') path.pop();
      else if (part !== '.' && (part !== '' || i === 0)) path.push(part);
    });
    path = path.join('/');
    var forms = ['', '.js', '.json', '/index.js'];
    for (var i = 0; i < forms.length; i++) if (native.module(path + forms[i]) !== undefined) return path + forms[i];
    throw new Error("cannot find module '" + id + "' (looked for " + path + ', ' + path + '.js, ' + path + '.json and ' +
                    path + '/index.js)');
  }

  function require_from(from) {
    return function require(id) {
      if (typeof id !== 'string') throw new TypeError('require(name): the name is ' + kind(id));
      if (own.call(builtin, id)) return builtin[id];
      if (!/^\.\.?\//.test(id)) {
        var near = native.suggest(id, Object.keys(builtin));
        throw new Error("cannot find module '" + id + "'" + (near ? ': ' + near : '') +
                        (near.indexOf('did') === 0 ? '' : "; a file of your own starts with './'"));
      }
      return load(resolve(from, id));
    };
  }

  function load(path) {
    if (own.call(cache, path)) return cache[path].exports;
    var module = cache[path] = { exports: {}, id: path }, text = native.module(path);
    if (/\.json$/.test(path)) {
      try {
        module.exports = JSON.parse(text);
      } catch (e) {
        throw new Error(path + ' is not JSON: ' + e.message);
      }
    } else {
      native.compile(path, text).call(module.exports, module.exports, require_from(path), module);
    }
    return module.exports;
  }

  var threads = [];  // keeps the coroutines alive

  // ---- Models: each exported function that says what its bots do.

  var models = [], warnings = [];

  function is_model(f) {
    return typeof f === 'function' && (typeof f.registerBot === 'function' || f.actions !== undefined);
  }

  function method_names(f) {
    return Object.getOwnPropertyNames(f.prototype || {}).filter(function (name) {
      return name !== 'constructor' && typeof f.prototype[name] === 'function';
    });
  }

  function Registration(name, model) {
    this.name = name;
    this.model = model;
    this.interval_ms = null;
    this.wait = null;
    this.actions = [];
    this.hooks = [];
    this.handlers = [];
  }

  // The number of a method, given by name or as the function itself.
  Registration.prototype.handler = function (method, what) {
    var known = method_names(this.model), proto = this.model.prototype, name = method;
    if (typeof method === 'function') {
      known.forEach(function (n) { if (proto[n] === method) name = n; });
      if (name === method) throw new TypeError(this.name + ': ' + what + ' names a function that is not a method of it');
    }
    if (typeof name !== 'string') throw new TypeError(this.name + ': ' + what + ' names ' + kind(method) + ', not a method');
    if (typeof proto[name] !== 'function') {
      var near = native.suggest(name, known);
      throw new TypeError(this.name + ' has no method ' + name + ', which ' + what + ' names' + (near ? ': ' + near : ''));
    }
    this.handlers.push(proto[name]);
    return { name: name, handler: this.handlers.length - 1 };
  };

  Registration.prototype.action = function (method, weight, what) {
    if (typeof weight !== 'number' || !isFinite(weight)) {
      throw new TypeError(this.name + ': the weight of ' + method + ' is ' + kind(weight) + ', not a finite number');
    }
    var action = this.handler(method, what);
    action.weight = weight < 0 ? 0 : weight;
    this.actions.push(action);
  };

  Registration.prototype.hook = function (state, method, what) {
    var hook = this.handler(method, what), name = this.name;
    hook.state = state;
    this.hooks = this.hooks.filter(function (other) {
      if (other.state === state) warnings.push(name + ': ' + hook.name + ' replaces ' + other.name + ' as a hook of the same state');
      return other.state !== state;
    });
    this.hooks.push(hook);
  };

  Registration.prototype.every = function (interval) {
    if (interval === 0) this.interval_ms = 0;
    else if (typeof interval === 'string') this.interval_ms = native.duration(interval);
    else throw new TypeError(this.name + ".every is " + kind(interval) + ": write a duration such as '500ms' or '1s', or 0");
  };

  // static every / wait / actions, onStart, onStop.
  function register_statics(r, f) {
    if (f.every !== undefined && f.wait !== undefined) throw new TypeError(r.name + ' has both every and wait: choose one');
    if (f.every !== undefined) r.every(f.every);
    if (f.wait !== undefined) {
      if (!(f.wait instanceof Between)) throw new TypeError(r.name + '.wait is ' + kind(f.wait) + ': write between(1, 5) or constant(1)');
      r.wait = f.wait;
    }
    if (f.actions === null || typeof f.actions !== 'object') {
      throw new TypeError(r.name + '.actions is ' + kind(f.actions) + ': write { method: weight, ... }');
    }
    Object.keys(f.actions).forEach(function (name) { r.action(name, f.actions[name], r.name + '.actions'); });
    if (f.prototype.onStart) r.hook(BotState.Initializing, 'onStart', 'onStart');
    if (f.prototype.onStop) r.hook(BotState.Stopping, 'onStop', 'onStop');
  }

  // static registerBot(bot), as in the original.
  function register_by_call(r, f) {
    f.registerBot(freeze({
      setIntervalMillis: function setIntervalMillis(ms) {
        if (typeof ms !== 'number' || !(ms >= 0 && ms < 1e12)) {
          throw new TypeError('setIntervalMillis(ms): ' + kind(ms) + ' is not a number of milliseconds');
        }
        r.interval_ms = ms;
      },
      registerAction: function registerAction(trigger, method) {
        if (trigger instanceof Alive) r.action(method, trigger.weight, 'registerAction');
        else if (trigger instanceof EnterState) r.hook(trigger.state, method, 'registerAction');
        else throw new TypeError('registerAction(trigger, method): the trigger is ' + kind(trigger) +
                                 ': write alive(weight) or enterState(BotState.Running)');
      }
    }));
  }

  // export default function () { ... }: the whole iteration of a k6 user.
  function register_plain(r, f) {
    r.model = null;
    r.interval_ms = 0;
    r.handlers.push(f);
    r.actions.push({ name: 'default', weight: 1, handler: 0 });
  }

  function add_model(name, f) {
    var r = new Registration(name, f);
    if (typeof f.registerBot === 'function') register_by_call(r, f);
    else if (f.actions !== undefined) register_statics(r, f);
    else register_plain(r, f);
    if (!r.actions.length && !r.hooks.length) {
      throw new TypeError(name + ' registers no action: its bots would do nothing');
    }
    r.worker = worker_of(r.handlers);
    models.push(r);
  }

  function find_models(exported) {
    if (typeof exported === 'function') {
      add_model(exported.name && exported.name !== 'module.exports' ? exported.name : 'default', exported);
      return;
    }
    Object.keys(exported || {}).forEach(function (name) {
      if (is_model(exported[name]) || (name === 'default' && typeof exported[name] === 'function')) {
        add_model(name, exported[name]);
      }
    });
  }

  return {
    // What the host calls: they return what the coroutine yields. An answer is built in here, where running out of
    // memory is an error of the script and not of the program.
    resume: function (thread, value) { return resume(thread, value); },
    resume_answer: function (thread) { return resume(thread, native.answer()); },
    describe: describe,
    load: function (path) {
      find_models(load(path));
      return JSON.stringify({
        models: models.map(function (r) {
          return { name: r.name, interval_ms: r.interval_ms, wait: r.wait, actions: r.actions, hooks: r.hooks };
        }),
        warnings: warnings
      });
    },
    make: function (slot, model, index, bot_id) {
      var r = models[model], bot = r.model ? new r.model({ index: index, botId: bot_id }) : {};
      var thread = new Thread(r.worker);
      resume(thread, bot);
      threads[slot] = thread;
      return thread;
    },
    destroy: function (slot) { threads[slot] = undefined; }
  };
})
