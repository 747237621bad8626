// What a bot's script finds: sleep, checks, waits, triggers, env, console. Runs in every heap after
// http.js, in Duktape's own language (ES5). `native` holds the functions of the *_bindings.cpp;
// `inside` is what http.js, this file, modules.js and models.js share.
(function (native, inside) {
  'use strict';

  var wait = Duktape.Thread.yield;
  var prepare_sleep = native.sleep;
  var freeze = Object.freeze;

  // ---- Calls that block: see http.js.

  var http = inside.http;

  function sleep(seconds) {
    prepare_sleep(seconds);
    return wait(true);
  }

  function check(value, sets) {
    var all = true,
      passed;
    if (sets === null || typeof sets !== 'object') {
      throw new TypeError(
        "check(value, { 'what should hold': function (value) { ... } }): the second argument is " +
          kind(sets)
      );
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

  // ---- Waits, triggers and states, as registrations use them.

  var BotState = freeze({ Initializing: 0, Running: 1, Stopping: 2 });

  function Between(min, max) {
    this.min = min;
    this.max = max;
  }
  function Alive(weight) {
    this.weight = weight;
  }
  function EnterState(state) {
    this.state = state;
  }

  function between(min, max) {
    if (!(min >= 0 && max >= min && max < 1e9))
      throw new TypeError('between(min, max): seconds, 0 <= min <= max');
    return new Between(min, max);
  }
  function constant(seconds) {
    if (!(seconds >= 0 && seconds < 1e9))
      throw new TypeError('constant(seconds): a number of seconds, not below 0');
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
      throw new TypeError(
        'enterState(state): one of BotState.Initializing, BotState.Running, BotState.Stopping'
      );
    }
    return new EnterState(state);
  }

  // ---- The script's values from the command line and the simulation file.

  var env = {};
  Object.defineProperty(env, 'read', {
    value: function read(name) {
      return env[name];
    }
  });
  native.env(env);
  freeze(env);

  // What require('hailstorm') gives; parts of the prelude that run later add theirs, and modules.js
  // freezes it.
  inside.exported = {
    http: http,
    sleep: sleep,
    check: check,
    parseHTML: inside.parseHTML,
    findBetween: inside.findBetween,
    env: env,
    between: between,
    constant: constant,
    alive: alive,
    enterState: enterState,
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
    if (!(error instanceof Error)) return found;
    found.text = String(error);
    // Duktape's words for a yield below a native frame, or outside of a coroutine.
    if (found.text === 'TypeError: invalid state') {
      found.text =
        "TypeError: a bot cannot wait here: not at a script's top level, in a constructor, in a " +
        'getter or inside forEach, map, sort; call it in an action, in a plain for loop';
    }
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

  inside.Thread = Duktape.Thread;
  inside.BotState = BotState;
  inside.Between = Between;
  inside.Alive = Alive;
  inside.EnterState = EnterState;
  inside.kind = kind;
  inside.describe = describe;
  delete globalThis.Duktape;
  delete globalThis.print;
  delete globalThis.alert;
});
