// storage: what bots keep beyond their lives. Runs after api.js, in Duktape's own language (ES5).
// What lies with the same worker is there at once; for what lies with another the bot waits.
(function (native, inside) {
  'use strict';

  var wait = inside.Thread.yield,
    kind = inside.kind;

  function text_of(what, name, value) {
    if (typeof value === 'string' && value !== '') return value;
    throw new TypeError(what + ': the ' + name + ' is ' + kind(value) + ', not a text');
  }

  function ask(name, id, key, text) {
    var ticket = native.storage_ask(name, id, key, text);
    if (ticket !== undefined) wait(ticket);
    return native.storage_answer();
  }

  function BotStorage(name, id) {
    Object.defineProperty(this, 'name', { value: name, enumerable: true });
    Object.defineProperty(this, 'botId', { value: id, enumerable: true });
  }
  BotStorage.prototype.read = function read(key) {
    return ask(this.name, this.botId, text_of('read(key)', 'key', key));
  };
  BotStorage.prototype.write = function write(key, value) {
    text_of('write(key, value)', 'key', key);
    var text = JSON.stringify(value);
    if (text === undefined) {
      throw new TypeError('write(key, value): the value is ' + kind(value) + ', which is no JSON');
    }
    ask(this.name, this.botId, key, text);
  };
  Object.freeze(BotStorage.prototype);

  function getBotStorage(name, id) {
    var what = 'storage.getBotStorage(name, botId)';
    text_of(what, 'name', name);
    if (id === undefined) id = native.bot_id();
    if (typeof id !== 'number' || !(id >= 1 && id <= 9007199254740991) || id !== Math.floor(id)) {
      throw new TypeError(what + ': the botId is ' + kind(id) + ', not a whole number from 1');
    }
    return new BotStorage(name, id);
  }

  inside.exported.storage = Object.freeze({ getBotStorage: getBotStorage });
});
