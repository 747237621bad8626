// Promise, queueMicrotask, and how a strand waits for a promise. Runs after strands.js, in
// Duktape's own language (ES5). The order of what happens is the specification's, to the single
// job.
(function (native, inside) {
  'use strict';

  var strands = inside.strands,
    define = inside.define,
    here = strands.here,
    enqueue = strands.enqueue;
  var keys = native.promise_keys(),
    STATE = keys[0],
    VALUE = keys[1]; // while it is pending: the reactions, in their order, or null
  var pending = 1,
    fulfilled = 2,
    rejected = 3, // ... and nobody has asked
    handled = 4; // rejected, and somebody has

  function is_promise(value) {
    return typeof value === 'object' && value !== null && value[STATE] !== undefined;
  }

  function Promise(executor) {
    if (!(this instanceof Promise) || this[STATE] !== undefined) {
      throw new TypeError("Promise constructor cannot be invoked without 'new'");
    }
    if (typeof executor !== 'function') {
      throw new TypeError('Promise resolver ' + inside.kind(executor) + ' is not a function');
    }
    this[STATE] = pending;
    this[VALUE] = null;
    var settle = settlers(this);
    try {
      executor(settle.resolve, settle.reject);
    } catch (error) {
      settle.reject(error);
    }
  }

  // A promise of our own making.
  function Blank() {
    this[STATE] = pending;
    this[VALUE] = null;
  }
  Blank.prototype = Promise.prototype;

  function settlers(promise) {
    var done = false;
    return {
      resolve: function (value) {
        if (done) return;
        done = true;
        resolve_with(promise, value);
      },
      reject: function (error) {
        if (done) return;
        done = true;
        reject_with(promise, error);
      }
    };
  }

  function is_object(value) {
    return (typeof value === 'object' && value !== null) || typeof value === 'function';
  }

  function resolve_with(promise, value) {
    var then;
    if (!is_object(value)) return fulfill(promise, value);
    if (value === promise) {
      return reject_with(promise, new TypeError('Chaining cycle detected for promise #<Promise>'));
    }
    try {
      then = value.then;
    } catch (error) {
      return reject_with(promise, error);
    }
    if (typeof then !== 'function') return fulfill(promise, value);
    if (then === promise_then && is_promise(value)) return enqueue(here(), adopt, promise, value);
    enqueue(here(), call_then, promise, [value, then]);
  }

  function fulfill(promise, value) {
    var reactions = promise[VALUE];
    promise[STATE] = fulfilled;
    promise[VALUE] = value;
    if (reactions === null) return;
    for (var i = 0; i < reactions.length; i++) {
      enqueue(reactions[i].loop, reactions[i].fulfill, reactions[i], value);
    }
  }

  function reject_with(promise, error) {
    var reactions = promise[VALUE];
    promise[STATE] = reactions === null ? rejected : handled;
    promise[VALUE] = error;
    if (reactions === null) return note_unhandled(promise);
    for (var i = 0; i < reactions.length; i++) {
      enqueue(reactions[i].loop, reactions[i].reject, reactions[i], error);
    }
  }

  function note_unhandled(promise) {
    var loop = here();
    (loop.unhandled || (loop.unhandled = [])).push(promise);
    if (!loop.active) strands.wake(loop);
  }

  // ---- Reactions: what a promise does when it is settled, as jobs of the bot that asked

  function react(promise, reaction) {
    var state = promise[STATE],
      value = promise[VALUE];
    if (state === pending) {
      if (value === null) promise[VALUE] = [reaction];
      else value[value.length] = reaction;
    } else if (state === fulfilled) {
      enqueue(reaction.loop, reaction.fulfill, reaction, value);
    } else {
      promise[STATE] = handled;
      enqueue(reaction.loop, reaction.reject, reaction, value);
    }
  }

  // Of then(): handlers that are no functions hand on what they would get.
  function Then(loop, on_fulfilled, on_rejected, derived) {
    this.loop = loop;
    this.on_fulfilled = typeof on_fulfilled === 'function' ? on_fulfilled : null;
    this.on_rejected = typeof on_rejected === 'function' ? on_rejected : null;
    this.derived = derived;
  }
  Then.prototype.fulfill = function (loop, reaction, value) {
    var handler = reaction.on_fulfilled;
    if (handler === null) return resolve_with(reaction.derived, value);
    strands.spawn_at_top(loop, work_handler, handler, value, null, reaction.derived);
  };
  Then.prototype.reject = function (loop, reaction, error) {
    var handler = reaction.on_rejected;
    if (handler === null) return reject_with(reaction.derived, error);
    strands.spawn_at_top(loop, work_handler, handler, error, null, reaction.derived);
  };

  // In a strand, so that a handler may wait.
  function work_handler(strand) {
    var promise = strand.promise,
      handler = strand.f,
      value;
    try {
      value = handler(strand.self);
    } catch (error) {
      return reject_with(promise, error);
    }
    resolve_with(promise, value);
  }

  // Of a promise that another is resolved with.
  function Adoption(loop, promise) {
    this.loop = loop;
    this.promise = promise;
  }
  Adoption.prototype.fulfill = function (loop, reaction, value) {
    resolve_with(reaction.promise, value);
  };
  Adoption.prototype.reject = function (loop, reaction, error) {
    reject_with(reaction.promise, error);
  };

  function adopt(loop, promise, other) {
    react(other, new Adoption(loop, promise));
  }

  function call_then(loop, promise, what) {
    strands.spawn_at_top(loop, work_then, what[1], what[0], null, promise);
  }

  function work_then(strand) {
    var settle = settlers(strand.promise);
    try {
      strand.f.call(strand.self, settle.resolve, settle.reject);
    } catch (error) {
      settle.reject(error);
    }
  }

  // Of a strand that waits.
  function Awaiting(loop, strand) {
    this.loop = loop;
    this.strand = strand;
  }
  Awaiting.prototype.fulfill = function (loop, reaction, value) {
    strands.go(loop, reaction.strand, value, false);
  };
  Awaiting.prototype.reject = function (loop, reaction, error) {
    strands.go(loop, reaction.strand, error, true);
  };

  // ---- What scripts call of a promise

  function promise_then(on_fulfilled, on_rejected) {
    if (!is_promise(this)) {
      throw new TypeError('Promise.prototype.then called on ' + inside.kind(this));
    }
    var derived = new Blank();
    react(this, new Then(here(), on_fulfilled, on_rejected, derived));
    return derived;
  }

  define(Promise.prototype, 'then', promise_then);
  define(Promise.prototype, 'catch', function (on_rejected) {
    return this.then(undefined, on_rejected);
  });
  define(Promise.prototype, 'finally', function (on_finally) {
    if (typeof on_finally !== 'function') return this.then(on_finally, on_finally);
    return this.then(
      function (value) {
        return to_promise(on_finally()).then(function () {
          return value;
        });
      },
      function (error) {
        return to_promise(on_finally()).then(function () {
          throw error;
        });
      }
    );
  });
  define(Promise.prototype, 'constructor', Promise);
  if (typeof Symbol.toStringTag === 'symbol') {
    Object.defineProperty(Promise.prototype, Symbol.toStringTag, {
      value: 'Promise',
      configurable: true
    });
  }

  function to_promise(value) {
    if (is_promise(value) && value.constructor === Promise) return value;
    var promise = new Blank();
    resolve_with(promise, value);
    return promise;
  }

  define(Promise, 'resolve', function resolve(value) {
    return to_promise(value);
  });
  define(Promise, 'reject', function reject(error) {
    var promise = new Blank();
    reject_with(promise, error);
    return promise;
  });
  if (typeof Symbol.species === 'symbol') {
    Object.defineProperty(Promise, Symbol.species, {
      get: function () {
        return this;
      },
      configurable: true
    });
  }

  define(globalThis, 'Promise', Promise);
  define(globalThis, 'queueMicrotask', function queueMicrotask(run) {
    if (typeof run !== 'function') {
      throw new TypeError(
        'queueMicrotask(function): what to run is ' + inside.kind(run) + ', not a function'
      );
    }
    enqueue(here(), strands.run_plain, run, []);
  });

  // ---- Waiting

  // A strand's next job is its own: what awaits something that is there already.
  function tick(loop, value, fails) {
    var strand = strands.running(loop);
    enqueue(loop, fails ? strands.go_on_failing : strands.go_on, strand, value);
    return strands.suspend(loop);
  }

  function wait_for(promise) {
    var state = promise[STATE],
      loop = here();
    if (state === pending) {
      react(promise, new Awaiting(loop, strands.running(loop)));
      return strands.suspend(loop);
    }
    if (state !== fulfilled) promise[STATE] = handled;
    return tick(loop, promise[VALUE], state !== fulfilled);
  }

  // await value. What would be gone on with at once goes on.
  function wait(value) {
    var then, promise;
    if ((typeof value !== 'object' || value === null) && typeof value !== 'function') {
      if (strands.quiet()) return value;
      return tick(here(), value, false);
    }
    if (is_promise(value) && value.constructor === Promise) {
      var state = value[STATE];
      if (state === pending || !strands.quiet()) return wait_for(value);
      if (state === fulfilled) return value[VALUE];
      value[STATE] = handled;
      throw value[VALUE];
    }
    try {
      then = value.then;
    } catch (error) {
      then = error;
      promise = new Blank();
      reject_with(promise, error);
      return wait_for(promise);
    }
    if (typeof then !== 'function') {
      if (strands.quiet()) return value;
      return tick(here(), value, false);
    }
    promise = new Blank();
    enqueue(here(), call_then, promise, [value, then]);
    return wait_for(promise);
  }

  // Of the strand that waits for it first, where one does.
  function waiting_thread(promise) {
    var reactions = promise[VALUE],
      strand = reactions === null ? undefined : reactions[0].strand;
    return strand && strands.thread_of(reactions[0].loop, strand);
  }

  inside.promise = {
    waiting_thread: waiting_thread,
    Blank: Blank,
    is: is_promise,
    is_pending: function (promise) {
      return promise[STATE] === pending;
    },
    of: to_promise,
    resolve: resolve_with,
    reject: reject_with,
    fulfill: fulfill,
    react: react,
    then: promise_then,
    wait: wait,
    wait_for: wait_for,
    // The same for code that knows nothing of jobs: at once when it is settled.
    wait_for_value: function (promise) {
      return promise[STATE] === fulfilled ? promise[VALUE] : wait_for(promise);
    },
    tick: tick
  };
  inside.tell_unhandled = function (promises, tell) {
    for (var i = 0; i < promises.length; i++) {
      if (promises[i][STATE] !== rejected) continue;
      promises[i][STATE] = handled;
      tell(promises[i][VALUE], 'unhandled rejection: ');
    }
  };
});
