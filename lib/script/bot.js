// The bot that is being run, and the test as a whole: what k6's scripts find in k6/execution. Adds
// to what require('hailstorm') gives.
(function (native, inside) {
  'use strict';

  var bot = {},
    kind = inside.kind;

  // In the order of what native.bot tells.
  ['index', 'id', 'internalId', 'globalId', 'model', 'state'].forEach(function (name, number) {
    Object.defineProperty(bot, name, {
      enumerable: true,
      get: function () {
        return native.bot(number);
      }
    });
  });

  bot.enterState = function enterState(state) {
    native.wish(inside.known_state('bot.enterState(state)', state));
  };
  bot.stop = function stop() {
    native.wish(native.state_number('Stopping'));
  };
  bot.finish = function finish() {
    native.finish();
  };

  function reason(what, message, otherwise) {
    if (message === undefined) return otherwise;
    if (typeof message === 'string') return message;
    throw new TypeError(what + '(message): the message is ' + kind(message) + ', not a string');
  }

  // Tags of all that the bot measures from then on.
  Object.defineProperty(bot, 'tags', {
    enumerable: true,
    get: function () {
      return inside.part('k6_execution').tags;
    }
  });

  // What k6 has as globals.
  Object.defineProperty(globalThis, '__VU', { get: native.vu });
  Object.defineProperty(globalThis, '__ITER', { get: native.iteration });
  Object.defineProperty(globalThis, '__ENV', { value: inside.exported.env });

  inside.exported.bot = Object.freeze(bot);
  inside.exported.test = Object.freeze({
    // What setup() returned.
    get data() {
      return inside.setup_data;
    },
    abort: function abort(message) {
      var text = reason('test.abort', message, 'no reason given');
      native.condemn(text, true);
      throw new Error('test.abort: ' + text);
    },
    fail: function fail(message) {
      native.condemn(reason('test.fail', message, 'no reason given'), false);
    }
  });
});
