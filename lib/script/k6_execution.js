// k6/execution, and bot.tags: a later part of the prelude. `native` holds the functions of
// k6_bindings.cpp.
(function (native, inside) {
  'use strict';

  var define = Object.defineProperty,
    freeze = Object.freeze,
    exported = inside.exported,
    kind = inside.kind;

  function require_bot(what) {
    if (native.has_bot()) return;
    throw new TypeError(what + ': no bot is being run here: the script is still being loaded');
  }

  // An object whose properties are asked for when they are read.
  function asking(what, getters) {
    var object = {};
    Object.keys(getters).forEach(function (name) {
      define(object, name, {
        enumerable: true,
        get: function () {
          require_bot(what + '.' + name);
          return getters[name]();
        }
      });
    });
    return object;
  }

  // Names that k6 has: to read one says why it is not there.
  function without(object, what, names, why) {
    names.split(' ').forEach(function (name) {
      define(object, name, {
        get: function () {
          throw new TypeError('Hailstorm has no ' + what + '.' + name + ': ' + why);
        }
      });
    });
    return freeze(object);
  }

  // ---- Tags of the bot. The target is what walks over the names look at.

  var tags = new Proxy(
    {},
    {
      get: function (target, name) {
        if (typeof name !== 'string') return target[name];
        require_bot('vu.tags');
        if (name === 'scenario') return scenario_name();
        var value = native.tag(name);
        return value === undefined ? Object.prototype[name] : value;
      },
      has: function (target, name) {
        require_bot('vu.tags');
        return name === 'scenario' || native.tag(name) !== undefined;
      },
      set: function (target, name, value) {
        require_bot('vu.tags');
        if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
          throw new TypeError(
            'the tag ' + String(name) + ' is ' + kind(value) + ', not a text, number or boolean'
          );
        }
        if (typeof name === 'string' && native.set_tag(name, String(value))) return true;
        throw new TypeError(
          'the tag ' + String(name) + " is Hailstorm's own: give it another name"
        );
      },
      deleteProperty: function (target, name) {
        require_bot('vu.tags');
        native.forget_tag(name);
        delete target[name];
        return true;
      },
      ownKeys: function (target) {
        require_bot('vu.tags');
        var names = native.tag_names();
        for (var old in target) delete target[old];
        names.forEach(function (name) {
          target[name] = native.tag(name);
        });
        return names;
      }
    }
  );
  inside.open.push(tags);

  // ---- The bot

  var metrics = without(
    asking('exec.vu.metrics', {
      tags: function () {
        return tags;
      }
    }),
    'exec.vu.metrics',
    'metadata',
    'samples have tags alone: exec.vu.metrics.tags'
  );
  function vu_number() {
    return __VU;
  }
  function iteration() {
    return __ITER;
  }
  var vu = freeze(
    asking('exec.vu', {
      idInTest: vu_number,
      idInInstance: vu_number,
      iterationInInstance: iteration,
      iterationInScenario: iteration,
      tags: function () {
        return tags;
      },
      metrics: function () {
        return metrics;
      }
    })
  );

  // ---- Its scenario

  // {name, said}, or nothing where the script has no scenarios.
  function scenario_of_bot() {
    return inside.scenario_of(native.model_number());
  }
  function scenario_name() {
    var known = scenario_of_bot();
    return known ? known.name : exported.bot.model;
  }
  function ms_of(time) {
    return time === undefined ? 0 : inside.duration(time);
  }

  function executor() {
    var known = scenario_of_bot();
    if (known) return known.said.executor;
    throw new TypeError(
      'exec.scenario.executor: the script has no options.scenarios, and a shape is no executor'
    );
  }

  var launched; // as Date.now() has it
  function start_time() {
    var known = scenario_of_bot();
    if (launched === undefined) launched = Math.round(Date.now() - native.run_ms());
    return launched + (known ? ms_of(known.said.startTime) : 0);
  }

  function length_of(said) {
    if (said.executor === 'constant-vus') return ms_of(said.duration);
    if (said.executor !== 'ramping-vus') return undefined;
    return said.stages.reduce(function (sum, stage) {
      return sum + ms_of(stage.duration);
    }, 0);
  }
  function progress() {
    var known = scenario_of_bot(),
      length = known ? length_of(known.said) : native.run_length_ms(),
      since = native.run_ms() - (known ? ms_of(known.said.startTime) : 0);
    if (length > 0) return Math.min(1, Math.max(0, since / length));
    throw new TypeError(
      'exec.scenario.progress: it is known only where a duration or stages say how long that is'
    );
  }

  function number_of_iteration() {
    var number = native.iteration_in_test();
    if (number !== undefined) return number;
    throw new TypeError(
      'exec.scenario.iterationInTest: it is not known here: no action of the bot has begun, or ' +
        'the bot has come by a change of the number of bots that the run did not foresee'
    );
  }
  var scenario = freeze(
    asking('exec.scenario', {
      name: scenario_name,
      executor: executor,
      startTime: start_time,
      progress: progress,
      iterationInInstance: number_of_iteration,
      iterationInTest: number_of_iteration
    })
  );

  // ---- The run

  var instance = without(
    asking('exec.instance', {
      currentTestRunDuration: function () {
        return native.run_ms();
      }
    }),
    'exec.instance',
    'iterationsCompleted iterationsInterrupted vusActive vusInitialized',
    'a thread knows its own bots alone; the report counts them all'
  );

  function freeze_all(value) {
    if (value === null || typeof value !== 'object') return value;
    Object.keys(value).forEach(function (name) {
      freeze_all(value[name]);
    });
    return freeze(value);
  }
  var options;
  function text_of(message) {
    return message === undefined ? undefined : String(message);
  }
  var test = asking('exec.test', {
    options: function () {
      if (!options) options = freeze_all(JSON.parse(JSON.stringify(inside.options || {})));
      return options;
    }
  });
  test.abort = function abort(message) {
    exported.test.abort(text_of(message));
  };
  test.fail = function fail(message) {
    exported.test.fail(text_of(message));
  };

  return {
    tags: tags,
    module: inside.module_with({
      instance: instance,
      scenario: scenario,
      test: freeze(test),
      vu: vu
    })
  };
});
