// What the code of async functions calls (__hs), and the functions of Promise that take several.
// Runs after promise.js, in Duktape's own language (ES5).
(function (native, inside) {
  'use strict';

  var strands = inside.strands,
    promises = inside.promise,
    Blank = promises.Blank,
    define = inside.define,
    here = strands.here;

  // ---- Inlining: an async function begins with `if (!__hs.inline(f)) return __hs.run(f, ...)`. It
  // goes on in the strand that calls it when that has just been granted: to that very function.

  var granted = null,
    tokens = [], // not in use
    token_count = 0;

  function inline(f) {
    var token = granted;
    if (token === null || token.f !== f) return false;
    granted = null;
    token.taken = true;
    return true;
  }

  function grant_to(strand) {
    strand.taken = false;
    granted = strand;
  }

  function grant(f) {
    var token = token_count > 0 ? tokens[--token_count] : { f: null, taken: false };
    token.f = f;
    token.taken = false;
    granted = token;
    return token;
  }

  function grant_taken(token) {
    var taken = token.taken;
    if (granted === token) granted = null;
    token.f = null;
    tokens[token_count++] = token;
    return taken;
  }

  // ---- Async functions

  function work_async(strand) {
    var promise = strand.promise,
      value;
    try {
      grant_to(strand);
      value = strand.f.apply(strand.self, strand.args);
    } catch (error) {
      return promises.reject(promise, error);
    }
    promises.resolve(promise, value);
  }

  // Runs the body of an async function in a strand of its own.
  function run(f, self, args) {
    var promise = new Blank();
    var strand = strands.take(work_async, f, self, args, promise);
    strands.spawn(here(), strand, strand);
    return promise;
  }

  // What comes after an async function that has run within the strand that awaits it.
  function after_inlined(value) {
    var then;
    if ((typeof value === 'object' && value !== null) || typeof value === 'function') {
      if (promises.is(value)) {
        if (!promises.is_pending(value) && strands.quiet()) {
          return promises.wait(value);
        }
        then = value;
      } else {
        then = value.then;
      }
      if (then !== undefined) {
        var promise = new Blank();
        promises.resolve(promise, value);
        return promises.wait_for(promise);
      }
    }
    if (strands.quiet()) return value;
    return promises.tick(here(), value, false);
  }

  // await f(...args). An async function that begins with inline() runs within this strand, without
  // a strand and a promise of its own: nobody can tell.
  function call(f, self, args) {
    if (typeof f !== 'function') throw new TypeError(inside.kind(f) + ' is not a function');
    var token = grant(f),
      value;
    try {
      value = f.apply(self, args);
    } catch (error) {
      if (!grant_taken(token) || strands.quiet()) throw error;
      return promises.tick(here(), error, true);
    }
    return grant_taken(token) ? after_inlined(value) : promises.wait(value);
  }

  // ---- Several promises together

  function AggregateError(errors, message) {
    if (!(this instanceof AggregateError)) return new AggregateError(errors, message);
    var list = [];
    inside.each(errors, function (error) {
      list.push(error);
    });
    if (message !== undefined) define(this, 'message', String(message));
    define(this, 'errors', list);
  }
  AggregateError.prototype = Object.create(Error.prototype);
  define(AggregateError.prototype, 'constructor', AggregateError);
  define(AggregateError.prototype, 'name', 'AggregateError');
  define(AggregateError.prototype, 'message', '');

  // What several promises are to become. The kinds are the functions of Promise.
  function Group(kind) {
    this.kind = kind;
    this.promise = new Blank();
    this.values = [];
    this.open = 1;
    this.over = false;
  }

  Group.prototype.end = function (value) {
    if (this.over) return;
    this.over = true;
    promises.resolve(this.promise, value);
  };
  Group.prototype.fail = function (error) {
    if (this.over) return;
    this.over = true;
    promises.reject(this.promise, error);
  };
  Group.prototype.put = function (i, value) {
    this.values[i] = value;
    this.close();
  };
  Group.prototype.close = function () {
    if (--this.open > 0 || this.kind === 'race') return;
    if (this.kind !== 'any') return this.end(this.values);
    this.fail(new AggregateError(this.values, 'All promises were rejected'));
  };
  Group.prototype.fulfilled = function (i, value) {
    if (this.kind === 'all') this.put(i, value);
    else if (this.kind === 'allSettled') this.put(i, { status: 'fulfilled', value: value });
    else this.end(value);
  };
  Group.prototype.rejected = function (i, error) {
    if (this.kind === 'any') this.put(i, error);
    else if (this.kind === 'allSettled') this.put(i, { status: 'rejected', reason: error });
    else this.fail(error);
  };
  Group.prototype.add = function (value) {
    var i = this.values.length,
      promise = promises.of(value),
      member = new Member(here(), this, i);
    this.values[i] = undefined;
    this.open++;
    if (promise.then === promises.then) return promises.react(promise, member);
    promise.then(
      function (value) {
        member.fulfill(null, member, value);
      },
      function (error) {
        member.reject(null, member, error);
      }
    );
  };

  function Member(loop, group, i) {
    this.loop = loop;
    this.group = group;
    this.i = i;
    this.over = false;
  }
  Member.prototype.fulfill = function (loop, member, value) {
    if (member.over) return;
    member.over = true;
    member.group.fulfilled(member.i, value);
  };
  Member.prototype.reject = function (loop, member, error) {
    if (member.over) return;
    member.over = true;
    member.group.rejected(member.i, error);
  };

  function combine(kind, iterable) {
    var group = new Group(kind);
    try {
      inside.each(iterable, function (value) {
        group.add(value);
      });
      group.close();
    } catch (error) {
      group.fail(error);
    }
    return group.promise;
  }

  ['all', 'allSettled', 'race', 'any'].forEach(function (kind) {
    define(Promise, kind, function (iterable) {
      return combine(kind, iterable);
    });
  });

  // ---- ... each of them from a strand of its own, so that calls which block overlap

  function Element(f, args) {
    this.f = f;
    this.args = args;
    this.over = false;
    this.failed = false;
    this.value = undefined;
    this.promise = null; // once it is known to block
  }

  function work_element(strand) {
    var element = strand.f;
    try {
      element.value = element.f.apply(undefined, element.args);
    } catch (error) {
      element.failed = true;
      element.value = error;
    }
    element.over = true;
    if (element.promise === null) return;
    if (element.failed) promises.reject(element.promise, element.value);
    else promises.resolve(element.promise, element.value);
  }

  // The value of f(...args), or a promise of it where it has to be waited for.
  function value_of(f, args) {
    var element = new Element(f, args),
      strand = strands.take(work_element, element, undefined, null, null);
    strands.spawn(here(), strand, strand);
    if (!element.over) return (element.promise = new Blank());
    if (element.failed) throw element.value;
    return element.value;
  }

  function all(thunks, kind) {
    var values = [],
      none = [];
    for (var i = 0; i < thunks.length; i++) values[i] = value_of(thunks[i], none);
    return combine(kind, values);
  }

  function map(array, callback, kind) {
    if (!Array.isArray(array) || typeof callback !== 'function') {
      return combine(kind, array.map(callback));
    }
    var values = new Array(array.length);
    for (var i = 0; i < array.length; i++) {
      if (i in array) values[i] = value_of(callback, [array[i], i, array]);
    }
    return combine(kind, values);
  }

  // The top level of a module has waited: runs what is left to run until its promise is settled,
  // and throws what it is rejected with.
  inside.settle_module = function (promise, path) {
    inside.drain_loading();
    if (promises.is_pending(promise)) {
      throw new Error(
        'the top level of ' +
          path +
          ' waits for a promise that nothing settles while the script is loaded: requests, sleep ' +
          'and timers are for the methods of a bot'
      );
    }
    return promises.wait(promise);
  };

  inside.settle_loading = function () {
    inside.drain_loading();
    inside.tell_unhandled(inside.end_loading(), function (error) {
      throw error;
    });
  };

  if (typeof globalThis.AggregateError !== 'function') {
    define(globalThis, 'AggregateError', AggregateError);
  }
  inside.grant_to = grant_to;
  inside.compiled = {
    run: run,
    wait: promises.wait,
    call: call,
    inline: inline,
    all: all,
    map: map
  };
});
