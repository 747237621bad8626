// The models of a script, registered in any of three forms, and the coroutines of their bots.
// Evaluates to the functions that the host calls.
(function (native, inside) {
  'use strict';

  var Thread = inside.Thread,
    resume = Thread.resume,
    wait = Thread.yield;
  var freeze = Object.freeze,
    kind = inside.kind,
    describe = inside.describe;
  var BotState = inside.BotState,
    Between = inside.Between,
    Alive = inside.Alive,
    EnterState = inside.EnterState;
  var threads = []; // keeps the coroutines alive

  // ---- A bot's coroutine. It yields `true` while it waits for a call, else `undefined`;
  // the number of the next handler comes back. One worker function per model: a bot costs no
  // closure.

  function worker_of(handlers) {
    return function worker(bot) {
      var run = handlers,
        next = wait;
      for (;;) {
        try {
          for (;;) run[next()].call(bot);
        } catch (error) {
          native.threw(describe(error));
        }
      }
    };
  }

  // ---- The models: each exported function that says what its bots do.

  var models = [],
    warnings = [];

  function is_model(f) {
    return (
      typeof f === 'function' && (typeof f.registerBot === 'function' || f.actions !== undefined)
    );
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
    var known = method_names(this.model),
      proto = this.model.prototype,
      name = method;
    if (typeof method === 'function') {
      known.forEach(function (n) {
        if (proto[n] === method) name = n;
      });
      if (name === method)
        throw new TypeError(
          this.name + ': ' + what + ' names a function that is not a method of it'
        );
    }
    if (typeof name !== 'string')
      throw new TypeError(this.name + ': ' + what + ' names ' + kind(method) + ', not a method');
    if (typeof proto[name] !== 'function') {
      var near = native.suggest(name, known);
      throw new TypeError(
        this.name +
          ' has no method ' +
          name +
          ', which ' +
          what +
          ' names' +
          (near ? ': ' + near : '')
      );
    }
    this.handlers.push(proto[name]);
    return { name: name, handler: this.handlers.length - 1 };
  };

  Registration.prototype.action = function (method, weight, what) {
    if (typeof weight !== 'number' || !isFinite(weight)) {
      throw new TypeError(
        this.name + ': the weight of ' + method + ' is ' + kind(weight) + ', not a finite number'
      );
    }
    var action = this.handler(method, what);
    action.weight = weight < 0 ? 0 : weight;
    this.actions.push(action);
  };

  Registration.prototype.hook = function (state, method, what) {
    var hook = this.handler(method, what),
      name = this.name;
    hook.state = state;
    this.hooks = this.hooks.filter(function (other) {
      if (other.state === state)
        warnings.push(
          name + ': ' + hook.name + ' replaces ' + other.name + ' as a hook of the same state'
        );
      return other.state !== state;
    });
    this.hooks.push(hook);
  };

  Registration.prototype.every = function (interval) {
    if (interval === 0) this.interval_ms = 0;
    else if (typeof interval === 'string') this.interval_ms = native.duration(interval);
    else
      throw new TypeError(
        this.name +
          '.every is ' +
          kind(interval) +
          ": write a duration such as '500ms' or '1s', or 0"
      );
  };

  // static every / wait / actions, onStart, onStop.
  function register_statics(r, f) {
    if (f.every !== undefined && f.wait !== undefined)
      throw new TypeError(r.name + ' has both every and wait: choose one');
    if (f.every !== undefined) r.every(f.every);
    if (f.wait !== undefined) {
      if (!(f.wait instanceof Between))
        throw new TypeError(
          r.name + '.wait is ' + kind(f.wait) + ': write between(1, 5) or constant(1)'
        );
      r.wait = f.wait;
    }
    if (f.actions === null || typeof f.actions !== 'object') {
      throw new TypeError(
        r.name + '.actions is ' + kind(f.actions) + ': write { method: weight, ... }'
      );
    }
    Object.keys(f.actions).forEach(function (name) {
      r.action(name, f.actions[name], r.name + '.actions');
    });
    if (f.prototype.onStart) r.hook(BotState.Initializing, 'onStart', 'onStart');
    if (f.prototype.onStop) r.hook(BotState.Stopping, 'onStop', 'onStop');
  }

  // static registerBot(bot), as in the original.
  function register_by_call(r, f) {
    f.registerBot(
      freeze({
        setIntervalMillis: function setIntervalMillis(ms) {
          if (typeof ms !== 'number' || !(ms >= 0 && ms < 1e12)) {
            throw new TypeError(
              'setIntervalMillis(ms): ' + kind(ms) + ' is not a number of milliseconds'
            );
          }
          r.interval_ms = ms;
        },
        registerAction: function registerAction(trigger, method) {
          if (trigger instanceof Alive) r.action(method, trigger.weight, 'registerAction');
          else if (trigger instanceof EnterState) r.hook(trigger.state, method, 'registerAction');
          else
            throw new TypeError(
              'registerAction(trigger, method): the trigger is ' +
                kind(trigger) +
                ': write alive(weight) or enterState(BotState.Running)'
            );
        }
      })
    );
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
      add_model(
        exported.name && exported.name !== 'module.exports' ? exported.name : 'default',
        exported
      );
      return;
    }
    Object.keys(exported || {}).forEach(function (name) {
      if (
        is_model(exported[name]) ||
        (name === 'default' && typeof exported[name] === 'function')
      ) {
        add_model(name, exported[name]);
      }
    });
  }

  return {
    // These return what the coroutine yields. An answer is built in here, where running out of
    // memory is an error of the script and not of the program.
    resume: function (thread, value) {
      return resume(thread, value);
    },
    resume_answer: function (thread) {
      return resume(thread, native.answer());
    },
    // Keeps one of several answers. The coroutine goes on only when it waits for no other.
    resume_kept: function (thread, slot, ticket) {
      return inside.keep(slot, ticket) ? resume(thread) : null;
    },
    describe: describe,
    load: function (path) {
      find_models(inside.load(path));
      inside.loaded = true;
      return JSON.stringify({
        models: models.map(function (r) {
          return {
            name: r.name,
            interval_ms: r.interval_ms,
            wait: r.wait,
            actions: r.actions,
            hooks: r.hooks
          };
        }),
        warnings: warnings
      });
    },
    make: function (slot, model, index, bot_id) {
      var r = models[model],
        bot = r.model ? new r.model({ index: index, botId: bot_id }) : {};
      var thread = new Thread(r.worker);
      resume(thread, bot);
      threads[slot] = thread;
      return thread;
    },
    destroy: function (slot) {
      threads[slot] = undefined;
      inside.forget(slot);
    }
  };
});
