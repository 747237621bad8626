// The three forms in which a model says what its bots do: static properties, registerBot, and a
// default function.
(function (native, inside) {
  'use strict';

  var freeze = Object.freeze,
    prototype_of = Object.getPrototypeOf,
    kind = inside.kind;
  var state_number = inside.state_number,
    Alive = inside.Alive,
    EnterState = inside.EnterState,
    Journey = inside.Journey,
    Registration = inside.Registration;

  var statics = 'every wait actions sequence transitions journey tags fixedCount hooks'.split(' ');

  // What is written as elsewhere is no error, since a model may keep what it likes; but it is told.
  var elsewhere = {
    wait_time: "Locust's: here NAME.wait = between(1, 5)",
    tasks: "Locust's: here NAME.actions = { method: weight, ... }",
    weight: "Locust's: here each model has its own number of bots, --bots NAME=60",
    fixed_count: "Locust's: here NAME.fixedCount = 1",
    on_start: "Locust's: here the method onStart",
    on_stop: "Locust's: here the method onStop"
  };
  var of_functions = ['length', 'name', 'prototype', 'fileName', 'caller', 'arguments'];

  function warn(r, name, known, what) {
    if (elsewhere.hasOwnProperty(name))
      return r.warnings.push(
        r.name + ': ' + name + ' is not read, it is ' + elsewhere[name].replace('NAME', r.name)
      );
    var near = native.nearest(name, known);
    if (near)
      r.warnings.push(
        r.name + ': ' + what + name + " is not read: did you mean '" + near + "'?"
      );
  }

  // Warns of properties that nobody reads, where they have the name of something else almost.
  function warn_of_unread(r, f) {
    for (var c = f; typeof c === 'function' && c !== Function.prototype; c = prototype_of(c))
      Object.getOwnPropertyNames(c).forEach(function (name) {
        if (statics.indexOf(name) < 0 && of_functions.indexOf(name) < 0 && name !== 'registerBot')
          warn(r, name, statics.concat('registerBot'), '');
      });
    var used = {};
    r.actions.concat(r.hooks).forEach(function (handler) {
      used[handler.name] = true;
    });
    r.methods.forEach(function (name) {
      var own = name === 'onStart' || name === 'onStop' || used.hasOwnProperty(name);
      if (!own && /^on/i.test(name)) warn(r, name, ['onStart', 'onStop'], 'the method ');
    });
  }

  // What may stand beside the actions of any form but registerBot.
  function register_pace(r, f) {
    if (f.every !== undefined) r.set_every(f.every, r.name + '.every', false);
    if (f.wait !== undefined) r.set_wait(f.wait, r.name + '.wait');
    if (f.tags !== undefined) r.set_tags(f.tags);
    if (f.fixedCount !== undefined) r.set_fixed_count(f.fixedCount);
  }

  // static hooks = { Running: 'method', 7: 'method' }; 7 is BotState.Custom(7).
  function register_hooks(r, hooks) {
    var what = r.name + '.hooks';
    if (hooks === null || typeof hooks !== 'object')
      throw new TypeError(what + ' is ' + kind(hooks) + ': write { state: method, ... }');
    Object.keys(hooks).forEach(function (key) {
      var state = state_number(/^\d+$/.test(key) ? 'Custom(' + key + ')' : key);
      if (state === undefined) {
        var near = native.suggest(key, ['Initializing', 'Running', 'Stopping']);
        throw new TypeError(what + ': ' + kind(key) + ' is not a state: ' + near);
      }
      r.hook(state, hooks[key], what);
    });
  }

  // static every / wait / actions / sequence / transitions / tags / fixedCount, onStart, onStop.
  function register_statics(r, f) {
    if (f.actions !== undefined) r.set_actions(f.actions);
    if (f.sequence !== undefined) r.set_sequence(f.sequence);
    if (f.transitions !== undefined) r.set_transitions(f.transitions);
    if (f.journey !== undefined) r.set_journey(f.journey, r.name + '.journey');
    register_pace(r, f);
    if (f.prototype.onStart) r.hook(state_number('Initializing'), 'onStart', 'onStart');
    if (f.prototype.onStop) r.hook(state_number('Stopping'), 'onStop', 'onStop');
    if (f.hooks !== undefined) register_hooks(r, f.hooks);
  }

  // An object of which nothing can be asked but what it has.
  function only_known(object) {
    return new Proxy(freeze(object), {
      get: function (known, name) {
        if (name in known || typeof name !== 'string') return known[name];
        throw new TypeError(
          'registerBot(bot): there is no bot.' + name + ': ' +
            native.suggest(name, Object.keys(known))
        );
      }
    });
  }

  // static registerBot(bot), as in the original.
  function register_by_call(r, f) {
    var tags = [],
      journeys = [];
    statics.forEach(function (name) {
      if (f[name] !== undefined)
        r.refuse('has both registerBot and ' + name + ': say it in registerBot');
    });
    f.registerBot(
      only_known({
        setIntervalMillis: function setIntervalMillis(ms) {
          r.set_every(ms, 'setIntervalMillis(ms): the interval', true);
        },
        setWait: function setWait(wait) {
          r.set_wait(wait, r.name + '.wait');
        },
        registerAction: function registerAction(trigger, method, options) {
          if (trigger instanceof Alive) {
            r.ordered_by('actions');
            var action = r.action(method, trigger.weight, 'registerAction');
            if (options && options.tags !== undefined)
              r.tag(action.name, options.tags, 'registerAction');
          } else if (trigger instanceof EnterState)
            r.hook(trigger.state, method, 'registerAction');
          else if (trigger instanceof Journey) journeys.push(method);
          else
            throw new TypeError(
              'registerAction(trigger, method): the trigger is ' +
                kind(trigger) +
                ': write alive(weight), journey() or enterState(BotState.Running)'
            );
        },
        sequence: function sequence(methods) {
          r.set_sequence(methods);
        },
        transitions: function transitions(rows) {
          r.set_transitions(rows);
        },
        setTags: function setTags(of_actions) {
          tags.push(of_actions);
        },
        setFixedCount: function setFixedCount(count) {
          r.set_fixed_count(count);
        }
      })
    );
    // In whatever order they were called.
    journeys.forEach(function (method) {
      r.set_journey(method, 'registerAction');
    });
    tags.forEach(r.set_tags, r);
  }

  // export default function () { ... }: the whole iteration of a k6 user.
  function register_plain(r, f, action) {
    r.model = null;
    r.handlers.push(f);
    r.actions.push({ name: action, weight: 1, handler: 0, tags: [] });
    register_pace(r, f);
    if (r.wait === null && r.interval_ms === null) r.interval_ms = 0;
  }

  function registers_statics(f) {
    return ['actions', 'sequence', 'transitions', 'journey'].some(function (form) {
      return f[form] !== undefined;
    });
  }

  inside.is_model = function (f) {
    return typeof f === 'function' && (typeof f.registerBot === 'function' || registers_statics(f));
  };

  // ---- k6's scenarios: each is a model that runs what its `exec` names, again and again.

  // What is no scenario is refused where the options are read.
  inside.read_scenarios = function (options) {
    var all = options === null || typeof options !== 'object' ? undefined : options.scenarios,
      found = [];
    if (all === null || typeof all !== 'object' || Array.isArray(all)) return found;
    Object.keys(all).forEach(function (name) {
      var said = all[name],
        model = name.replace(/-/g, '_');
      if (said === null || typeof said !== 'object') return;
      found.forEach(function (other) {
        if (other.model !== model) return;
        throw new Error(
          'options.scenarios.' + name + ': it is the model ' + model + ', as ' + other.name +
            ' is: rename one of them'
        );
      });
      found.push({ name: name, model: model, said: said });
    });
    return found;
  };

  // The export that a scenario runs: the model of its name, where it names no other.
  inside.exec_of = function (scenario, exported) {
    var exec = scenario.said.exec,
      where = 'options.scenarios.' + scenario.name + '.exec: ';
    if (exec === undefined || exec === null) {
      exec = inside.is_model(exported[scenario.model]) ? scenario.model : 'default';
    }
    if (typeof exec !== 'string') {
      throw new TypeError(where + kind(exec) + ' is not the name of an exported function');
    }
    if (typeof exported[exec] === 'function') return exec;
    var functions = Object.keys(exported).filter(function (name) {
      return typeof exported[name] === 'function';
    });
    throw new Error(
      where + "the script exports no function '" + exec + "'" +
        (functions.length ? ': ' + native.suggest(exec, functions) : '')
    );
  };

  inside.register = function (name, f, action) {
    var r = new Registration(name, f);
    try {
      if (typeof f.registerBot === 'function') register_by_call(r, f);
      else if (registers_statics(f)) register_statics(r, f);
      else register_plain(r, f, action);
      r.check();
    } catch (error) {
      // No call leads from the model's own lines to here, unless it registers by calls.
      if (error instanceof Error) error.blames = f;
      throw error;
    }
    warn_of_unread(r, f);
    return r;
  };
});
