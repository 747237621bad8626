// What a bot's script finds: sleep, checks, triggers, env, console. Runs in every heap after
// http.js, in Duktape's own language (ES5). `native` holds the functions of the *_bindings.cpp;
// `inside` is what http.js, this file, modules.js and models.js share.
(function (native, inside) {
  'use strict';

  var freeze = Object.freeze;

  var http = inside.http;

  function check(value, sets, tags) {
    var all = true,
      passed,
      set;
    if (sets === null || typeof sets !== 'object') {
      throw new TypeError(
        "check(value, { 'what should hold': function (value) { ... } }): the second argument is " +
          kind(sets)
      );
    }
    if (tags !== undefined && tags !== null) set = native.tag_set(tags);
    for (var name in sets) {
      passed = false;
      try {
        passed = typeof sets[name] === 'function' ? !!sets[name](value) : !!sets[name];
      } finally {
        native.check(name, passed, set);
      }
      if (!passed) all = false;
    }
    return all;
  }

  // ---- Triggers and states, as registrations use them.

  // A state is the text that its author reads; inside it is a number.
  var BotState = freeze({
    Initializing: 'Initializing',
    Running: 'Running',
    Stopping: 'Stopping',
    Custom: function Custom(n) {
      if (!(n >= 0 && n <= 4294967295 && n % 1 === 0)) {
        throw new TypeError(
          'BotState.Custom(n): ' + kind(n) + ' is not a whole number from 0 to 4294967295'
        );
      }
      return 'Custom(' + n + ')';
    }
  });

  function Alive(weight) {
    this.weight = weight;
  }
  function EnterState(state) {
    this.state = state;
  }

  function Journey() {}

  function journey() {
    return new Journey();
  }
  function alive(weight) {
    if (weight === undefined) weight = 1;
    if (typeof weight !== 'number' || !isFinite(weight)) {
      throw new TypeError('alive(weight): the weight is ' + kind(weight) + ', not a finite number');
    }
    return new Alive(weight < 0 ? 0 : weight);
  }
  function state_number(state) {
    return typeof state === 'string' ? native.state_number(state) : undefined;
  }
  function known_state(what, state) {
    var number = state_number(state);
    if (number !== undefined) return number;
    throw new TypeError(
      what +
        ': ' +
        kind(state) +
        ' is not BotState.Initializing, BotState.Running, BotState.Stopping or BotState.Custom(n)'
    );
  }
  function enterState(state) {
    return new EnterState(known_state('enterState(state)', state));
  }

  // ---- The script's values from the command line and the simulation file.

  var env = {};
  Object.defineProperty(env, 'read', {
    value: function read(name) {
      return env[name];
    }
  });
  Object.defineProperty(env, 'local', {
    value: function local(name) {
      return native.local_env(name);
    }
  });
  native.env(env);
  freeze(env);

  // What require('hailstorm') gives; parts of the prelude that run later add theirs, and modules.js
  // freezes it.
  inside.exported = {
    http: http,
    sleep: native.sleep,
    check: check,
    parseHTML: inside.parseHTML,
    findBetween: inside.findBetween,
    env: env,
    randomSeed: native.random_seed,
    alive: alive,
    enterState: enterState,
    journey: journey,
    BotState: BotState
  };

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
    debug: printer('debug'),
    log: printer('log'),
    info: printer('info'),
    warn: printer('warn'),
    error: printer('error')
  });

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
    return value === null
      ? 'null'
      : typeof value === 'string'
        ? JSON.stringify(value)
        : typeof value === 'object'
          ? 'an object'
          : typeof value === 'function'
            ? 'a function'
            : String(value);
  }

  // ---- Errors: the first place that is the author's own.

  function describe(error) {
    var found = { text: 'threw ' + shown(error), file: '', line: 0 };
    if (error !== undefined && error === inside.no_failure) found.quiet = true;
    if (!(error instanceof Error)) return found;
    found.text = String(error);
    if (error instanceof SyntaxError && error.lineNumber && native.known(error.fileName)) {
      found.file = error.fileName;
      found.line = native.author_line(error.fileName, error.lineNumber);
      found.text = found.text.replace(/ \(line \d+(, end of input)?\)$/, '');
      return found;
    }
    var frames = String(error.stack).split('\n');
    for (var i = 1; i < frames.length; i++) {
      var place = /\((.*):(\d+)\)/.exec(frames[i]);
      if (!place || !native.known(place[1])) continue;
      found.file = place[1];
      found.line = native.author_line(place[1], +place[2]);
      return found;
    }
    var blamed = error.blames;
    if (typeof blamed === 'function' && native.known(String(blamed.fileName))) {
      found.file = blamed.fileName;
      found.line = native.author_line(blamed.fileName, native.line_of(blamed), true);
    }
    return found;
  }

  // The calls that led to an error, the innermost first: "inner (shop.js:12), browse (shop.js:30)".
  function trace(error) {
    var calls = [];
    if (!(error instanceof Error)) return '';
    String(error.stack)
      .split('\n')
      .forEach(function (frame) {
        var call = /^ +at (.*) \((.*):(\d+)\)/.exec(frame);
        if (call && native.known(call[2])) {
          var line = native.author_line(call[2], +call[3]);
          calls.push((call[1] || '[anon]') + ' (' + call[2] + ':' + line + ')');
        }
      });
    return calls.length ? 'in ' + calls.join(', ') : '';
  }

  inside.trace = trace;
  inside.Thread = Duktape.Thread;
  inside.state_number = state_number;
  inside.known_state = known_state;
  inside.Alive = Alive;
  inside.EnterState = EnterState;
  inside.Journey = Journey;
  inside.kind = kind;
  inside.describe = describe;
  delete globalThis.Duktape;
  delete globalThis.print;
  delete globalThis.alert;
});
