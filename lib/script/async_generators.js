// Async generators, and what `for await` walks: transpiled code calls them by way of __hs. Runs
// after each.js, in Duktape's own language (ES5).
//
// The body of an async generator is a plain generator whose code blocks where it awaits. A strand
// drives it, and hands what it yields to the requests that are queued.
(function (native, inside) {
  'use strict';

  var strands = inside.strands,
    promises = inside.promise,
    compiled = inside.compiled,
    KEY = native.promise_keys()[2];
  var next = 0, // how a body goes on
    fail = 1,
    leave = 2;
  var begins = 0, // what a body does
    stands = 1,
    runs = 2,
    leaves = 3, // it is over; what it was told to return with is awaited
    over = 4;

  function result(value, done) {
    return { value: value, done: done };
  }

  function Body(walk) {
    this.walk = walk;
    this.strand = null;
    this.state = begins;
    this.queue = [];
  }

  function body_of(object, what) {
    var body = object === null || typeof object !== 'object' ? undefined : object[KEY];
    if (body === undefined) throw new TypeError(what + ' called on ' + inside.kind(object));
    return body;
  }

  function AsyncGenerator() {}

  function method(name, mode) {
    inside.define(AsyncGenerator.prototype, name, function (value) {
      var request = { mode: mode, value: value, promise: new promises.Blank() };
      try {
        take_request(body_of(this, name), request);
      } catch (error) {
        promises.reject(request.promise, error);
      }
      return request.promise;
    });
  }
  method('next', next);
  method('throw', fail);
  method('return', leave);
  inside.define(AsyncGenerator.prototype, Symbol.asyncIterator, function () {
    return this;
  });
  Object.defineProperty(AsyncGenerator.prototype, Symbol.toStringTag, {
    value: 'AsyncGenerator',
    configurable: true
  });

  compiled.async_generator = function (f, self, args) {
    var made = new AsyncGenerator();
    made[KEY] = new Body(f.apply(self, args || []));
    return made;
  };

  function take_request(body, request) {
    if (request.mode === fail && body.state === begins) body.state = over;
    if (body.state === over && request.mode !== leave) return complete(request);
    body.queue.push(request);
    if (body.state === runs || body.state === leaves) return;
    if (body.state === stands) {
      body.state = runs;
      strands.spawn(strands.here(), body.strand, request);
    } else if (request.mode === leave) {
      await_return(body);
    } else {
      body.state = runs;
      body.strand = strands.take(work, null, undefined, null, null);
      body.strand.generator = body;
      strands.spawn(strands.here(), body.strand, body.strand);
    }
  }

  // What the strand of a body does.
  function work(strand) {
    var body = strand.generator,
      request = body.queue[0],
      failed = false,
      step,
      value;
    try {
      while (!(step = go_on(body.walk, request)).done) request = deliver(step.value);
      value = step.value;
    } catch (error) {
      failed = true;
      value = error;
    }
    end(body, failed, value);
  }

  function go_on(walk, request) {
    if (request.mode === next) return walk.next(request.value);
    if (request.mode === fail) return walk['throw'](request.value);
    var value;
    try {
      value = promises.wait(request.value);
    } catch (error) {
      return walk['throw'](error);
    }
    return walk['return'](value);
  }

  // Hands a value to whoever asked first; gives the next request, when there is one.
  function deliver(value) {
    var loop = strands.here(),
      strand = strands.running(loop),
      body = strand.generator;
    promises.resolve(body.queue.shift().promise, result(value, false));
    if (body.queue.length > 0) return body.queue[0];
    body.state = stands;
    body.strand = strand;
    return strands.suspend(loop);
  }

  // Answers a request to a body that is over.
  function complete(request) {
    if (request.mode === fail) promises.reject(request.promise, request.value);
    else promises.resolve(request.promise, result(undefined, true));
  }

  function end(body, failed, value) {
    var request = body.queue.shift();
    body.state = over;
    body.strand = null;
    if (failed) promises.reject(request.promise, value);
    else promises.resolve(request.promise, result(value, true));
    empty(body);
  }

  function empty(body) {
    while (body.queue.length > 0) {
      if (body.queue[0].mode === leave) return await_return(body);
      complete(body.queue.shift());
    }
  }

  function Returning(loop, body) {
    this.loop = loop;
    this.body = body;
  }
  Returning.prototype.fulfill = function (loop, reaction, value) {
    reaction.body.state = over;
    promises.resolve(reaction.body.queue.shift().promise, result(value, true));
    empty(reaction.body);
  };
  Returning.prototype.reject = function (loop, reaction, error) {
    reaction.body.state = over;
    promises.reject(reaction.body.queue.shift().promise, error);
    empty(reaction.body);
  };

  function await_return(body) {
    body.state = leaves;
    promises.react(promises.of(body.queue[0].value), new Returning(strands.here(), body));
  }

  // ---- for await, and yield* in async generators: what blocks until there is a value

  // An iterator whose steps are taken in another way.
  function Walk(walk, take) {
    this.walk = walk;
    this.take = take;
  }
  Walk.prototype[Symbol.iterator] = function () {
    return this;
  };
  Walk.prototype.next = function (value) {
    return this.take(arguments.length === 0 ? this.walk.next() : this.walk.next(value));
  };
  Walk.prototype['return'] = function (value) {
    var end = this.walk['return'];
    if (end === undefined || end === null) return result(value, true);
    return this.take(end.call(this.walk, value));
  };
  Walk.prototype['throw'] = function (error) {
    var raise = this.walk['throw'];
    if (raise !== undefined && raise !== null) return this.take(raise.call(this.walk, error));
    this['return']();
    throw new TypeError('The iterator does not provide a throw method');
  };

  // Of an iterator that gives promises: blocks.
  function settled(promise) {
    var step = promises.wait(promise);
    if (step === null || (typeof step !== 'object' && typeof step !== 'function')) {
      throw inside.not_a_step(step);
    }
    return step;
  }

  // Of a plain one, as if it gave promises.
  function promised(step) {
    var done = step.done;
    return promises.then.call(promises.of(step.value), function (value) {
      return result(value, done);
    });
  }

  compiled.iterate_async = function (values) {
    var begin = values === null || values === undefined ? undefined : values[Symbol.asyncIterator];
    if (begin === undefined || begin === null)
      return new Walk(new Walk(inside.walk_of(values), promised), settled);
    return new Walk(begin.call(values), settled);
  };

  inside.nameless.push(AsyncGenerator.prototype, Walk.prototype);
  Object.defineProperty(globalThis, '__hs', { value: Object.freeze(compiled) });
});
