// The models of a script and the coroutines of their bots.
// Evaluates to the functions that the host calls.
(function (native, inside) {
  'use strict';

  var Thread = inside.Thread,
    resume = Thread.resume,
    wait = Thread.yield;
  var answer = native.answer,
    answer_error = native.answer_error;
  var describe = inside.describe;
  var threads = inside.threads,
    promises = inside.promise,
    no_arguments = [];

  // ---- A bot's coroutine. It yields `true` while it waits for a call, else `undefined`;
  // the number of the next handler comes back. One function per model: a bot costs no
  // closure. What each turn needs is in variables of its own: a name of a function around, or a
  // global one such as `undefined`, is searched for by the engine at each use.

  function main_of(handlers, takes_data) {
    return function main(bot) {
      var run = handlers,
        next = wait,
        data = takes_data ? inside : null,
        result;
      for (;;) {
        try {
          for (;;) {
            result = data ? run[next()].call(bot, data.setup_data) : run[next()].call(bot);
            if (result !== void 0 && promises.is(result)) finish(run, result);
          }
        } catch (error) {
          native.threw(describe(error));
        }
      }
    };
  }

  // A handler that is an async function: the next time it runs within the bot's own coroutine.
  function finish(handlers, promise) {
    var number = native.handler(),
      handler = handlers[number];
    if (!handler.is_awaited) {
      handlers[number] = function (data) {
        return inside.compiled.call(handler, this, data === undefined ? no_arguments : [data]);
      };
      handlers[number].is_awaited = true;
    }
    promises.wait(promise);
  }

  // The handler of every model that calls a method from outside, by name.
  function invoked() {
    var call = native.invocation(),
      given = call[1] === '' ? [] : JSON.parse(call[1]);
    native.returned(
      JSON.stringify(
        inside.compiled.call(this[call[0]], this, Array.isArray(given) ? given : [given])
      )
    );
  }

  // ---- The models: each exported function that says what its bots do.

  var models = [],
    warnings = [],
    entry,
    scenarios, // of options, as they were when the script was first loaded
    isolates_bots = native.isolates_bots();

  function add_model(name, f, scenario, action) {
    var r = inside.register(name, f, action || 'default');
    r.scenario = scenario;
    r.invocation = r.handlers.push(invoked) - 1;
    // What setup() gave, frozen, is for functions that are a whole iteration.
    r.main = main_of(r.handlers, r.model === null);
    warnings = warnings.concat(r.warnings);
    models.push(r);
  }

  // The functions of the whole run are methods of a bot of their own.
  function add_run_functions(exported) {
    var named = ['setup', 'teardown', 'handleSummary'].filter(function (name) {
      return exported && typeof exported[name] === 'function' && !inside.is_model(exported[name]);
    });
    if (named.length === 0) return;
    function RunFunctions() {}
    named.forEach(function (name) {
      RunFunctions.prototype[name] = function () {
        return inside.compiled.call(exported[name], undefined, arguments);
      };
    });
    var r = new inside.Registration('(run)', RunFunctions);
    r.of_run = true;
    r.interval_ms = 0;
    r.invocation = r.handlers.push(invoked) - 1;
    r.main = main_of(r.handlers);
    models.push(r);
  }

  function find_models(exported) {
    find_bots(exported);
    add_run_functions(exported);
  }

  function find_bots(exported) {
    if (typeof exported === 'function') {
      add_model(
        exported.name && exported.name !== 'module.exports' ? exported.name : 'default',
        exported
      );
      return;
    }
    if (!scenarios) scenarios = inside.read_scenarios(inside.options);
    scenarios.forEach(function (scenario) {
      var exec = inside.exec_of(scenario, exported);
      add_model(scenario.model, exported[exec], scenario, exec);
    });
    Object.keys(exported || {}).forEach(function (name) {
      if (is_of_scenario(name)) return;
      if (
        inside.is_model(exported[name]) ||
        (name === 'default' && typeof exported[name] === 'function' && !scenarios.length)
      ) {
        add_model(name, exported[name]);
      }
    });
  }

  function is_of_scenario(name) {
    return scenarios.some(function (scenario) {
      return scenario.model === name;
    });
  }

  function options_of(exported) {
    var options = exported === undefined || exported === null ? undefined : exported.options;
    if (typeof options === 'function') throw new TypeError('options must be an object');
    return options === null ? undefined : options;
  }

  // What setup() has returned: every heap has one copy, which nobody can change.
  function read_setup_data() {
    var text = native.setup_data();
    if (text !== '') inside.setup_data = deep_frozen(JSON.parse(text));
  }

  function deep_frozen(value) {
    if (value === null || typeof value !== 'object') return value;
    Object.keys(value).forEach(function (key) {
      deep_frozen(value[key]);
    });
    return Object.freeze(value);
  }

  // The modules anew, with the models that they register: a bot's own, when bots are isolated.
  function load_anew() {
    var shared = models,
      told = warnings;
    models = [];
    warnings = [];
    try {
      find_models(inside.load_anew(entry));
      return models;
    } finally {
      models = shared;
      warnings = told;
    }
  }

  inside.scenario_of = function (model) {
    return models[model].scenario;
  };

  return {
    // These return what the coroutine yields. An answer is built in here, where running out of
    // memory is an error of the script and not of the program.
    // What they call the host hands to them, too, for the same reason as above.
    resume: function (resume, thread, value) {
      return resume(thread, value);
    },
    resume_answer: function (resume, thread, answer) {
      return resume(thread, answer());
    },
    resume_error: function (resume, thread) {
      return resume(thread, answer_error(thread), true);
    },
    thread_resume: resume,
    make_answer: answer,
    // Of a bot with strands: see strands.js.
    after_main: inside.after_main,
    turn: inside.turn,
    arrive: inside.arrive,
    describe: describe,
    load_anew: load_anew,
    trace: inside.trace,
    load: function (path) {
      entry = path;
      var exported = inside.load(path);
      inside.settle_loading();
      inside.options = options_of(exported);
      find_models(exported);
      inside.loaded = true;
      read_setup_data();
      inside.harden_language();
      return JSON.stringify({
        models: models.map(function (r) {
          return {
            name: r.name,
            interval_ms: r.interval_ms,
            wait: r.wait,
            actions: r.actions,
            hooks: r.hooks,
            methods: r.model ? r.methods : [],
            invocation: r.invocation,
            sequence: r.sequence,
            transitions: r.transitions,
            journey: r.journey,
            fixed_count: r.fixed_count,
            of_run: r.of_run === true
          };
        }),
        options: inside.options,
        warnings: warnings
      });
    },
    make: function (slot, model, index, bot_id, internal_id, global_id) {
      var r = (isolates_bots ? load_anew() : models)[model],
        params = {
          index: index,
          botId: bot_id,
          internalId: internal_id,
          globalId: global_id,
          data: inside.setup_data
        },
        bot = r.model ? new r.model(params) : {};
      var thread = new Thread(r.main);
      resume(thread, bot);
      threads[slot] = thread;
      return thread;
    },
    destroy: inside.forget
  };
});
