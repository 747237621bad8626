// Generators, as coroutines: the code of generator functions calls them by way of __hs. Runs after
// async.js, in Duktape's own language (ES5).
//
// The body of a generator is a coroutine that yields to whoever asks for its next value; where it
// blocks, so does the strand that asks. The body of an async generator is a strand: it delivers its
// values to the requests that are queued.
(function (native, inside) {
  'use strict';

  var strands = inside.strands,
    promises = inside.promise,
    compiled = inside.compiled,
    resume = Duktape.Thread.resume,
    pause = Duktape.Thread.yield,
    KEY = native.promise_keys()[2];
  var yielded = null, // what a coroutine yields that has a value
    finished = false,
    next = 0, // how a body goes on
    fail = 1,
    leave = 2;

  function define(object, name, value) {
    Object.defineProperty(object, name, { value: value, writable: true, configurable: true });
  }

  function result(value, done) {
    return { value: value, done: done };
  }

  // How a body is told to return: thrown where it stands, and each catch in it hands it on.
  function Return(value) {
    this.value = value;
  }
  function uncaught(error) {
    if (error instanceof Return) throw error;
  }

  function Body(f, self, args) {
    this.f = f;
    this.self = self;
    this.args = args;
    this.strand = null;
    this.begun = this.runs = this.done = this.failed = false;
    this.value = undefined;
    this.queue = null;
  }

  function body_of(object, what) {
    var body = object === null || typeof object !== 'object' ? undefined : object[KEY];
    if (body === undefined) throw new TypeError(what + ' called on ' + inside.kind(object));
    return body;
  }

  function work(strand) {
    var body = strand.generator;
    try {
      inside.grant_to(strand);
      body.value = strand.f.apply(strand.self, strand.args);
    } catch (error) {
      body.failed = !(error instanceof Return);
      body.value = body.failed ? error : error.value;
    }
    if (body.queue !== null) end_async(body);
  }

  // ---- Generators

  var current = null; // the body that runs innermost

  function Generator() {}
  define(Generator.prototype, 'next', function (value) {
    return advance(body_of(this, 'next'), next, value);
  });
  define(Generator.prototype, 'throw', function (error) {
    return advance(body_of(this, 'throw'), fail, error);
  });
  define(Generator.prototype, 'return', function (value) {
    return advance(body_of(this, 'return'), leave, value);
  });
  define(Generator.prototype, Symbol.iterator, function () {
    return this;
  });

  compiled.generator = function (f, self, args) {
    var made = new Generator();
    made[KEY] = new Body(f, self, args);
    return made;
  };

  function advance(body, mode, value) {
    if (body.runs) throw new TypeError('Generator is already running');
    if (!body.begun && mode !== next) body.done = true;
    if (body.done) {
      if (mode === fail) throw value;
      return result(mode === leave ? value : undefined, true);
    }
    var said;
    body.runs = true;
    if (body.begun) {
      said = go(body, mode === leave ? new Return(value) : value, mode !== next);
    } else {
      body.begun = true;
      body.strand = strands.take(work, body.f, body.self, body.args, null);
      body.strand.generator = body;
      said = go(body, body.strand, false);
    }
    body.runs = false;
    value = body.value;
    body.value = undefined;
    if (said === yielded) return result(value, false);
    body.done = true;
    strands.put_back(body.strand);
    body.strand = null;
    if (body.failed) throw value;
    return result(value, true);
  }

  // What the body waits for, the strand waits for that asks it.
  function go(body, value, fails) {
    var forbidden = native.forbid_waiting();
    for (;;) {
      var outer = current,
        said;
      current = body;
      said = resume(body.strand.thread, value, fails);
      current = outer;
      if (said === yielded || said === finished) {
        native.allow_waiting(forbidden);
        return said;
      }
      try {
        value = pause(said);
        fails = false;
      } catch (error) {
        value = error;
        fails = true;
      }
    }
  }

  compiled['yield'] = function (value) {
    current.value = value;
    return pause(yielded);
  };

  // yield* of any iterable.
  compiled.delegate = function (iterable) {
    var iterator = iterator_of(iterable),
      mode = next,
      value,
      step;
    for (;;) {
      step = ask(iterator, mode, value);
      if (step === undefined) throw new Return(value);
      if (step.done) {
        if (mode === leave) throw new Return(step.value);
        return step.value;
      }
      try {
        value = compiled['yield'](step.value);
        mode = next;
      } catch (error) {
        mode = error instanceof Return ? leave : fail;
        value = mode === leave ? error.value : error;
      }
    }
  };

  // Hands on how a body is to go on; undefined when there is nobody to tell that it ends.
  function ask(iterator, mode, value) {
    if (mode === next) return iterator.next(value);
    if (mode === leave) {
      return typeof iterator['return'] === 'function' ? iterator['return'](value) : undefined;
    }
    if (typeof iterator['throw'] === 'function') return iterator['throw'](value);
    if (typeof iterator['return'] === 'function') iterator['return']();
    throw new TypeError('The iterator does not provide a throw method');
  }

  function List(values) {
    this.values = values;
    this.at = 0;
  }
  List.prototype.next = function () {
    if (this.at >= this.values.length) return result(undefined, true);
    return result(this.values[this.at++], false);
  };

  function iterator_of(iterable) {
    var method =
      iterable === null || iterable === undefined ? undefined : iterable[Symbol.iterator];
    if (typeof method === 'function') return method.call(iterable);
    if (Array.isArray(iterable)) return new List(iterable);
    var values = [];
    inside.iterate(iterable, function (value) {
      values.push(value);
    });
    return new List(values);
  }

  // ---- Async generators

  var begins = 0, // what the body of one does
    stands = 1,
    runs = 2,
    leaves = 3, // it is over; what it was told to return with is awaited
    over = 4;

  function AsyncGenerator() {}

  function method(name, mode) {
    define(AsyncGenerator.prototype, name, function (value) {
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

  compiled.async_generator = function (f, self, args) {
    var made = new AsyncGenerator(),
      body = (made[KEY] = new Body(f, self, args));
    body.state = begins;
    body.queue = [];
    return made;
  };

  function take_request(body, request) {
    if (request.mode === fail && body.state === begins) body.state = over;
    if (body.state === over && request.mode !== leave) return complete(request, body, true);
    body.queue.push(request);
    if (body.state === runs || body.state === leaves) return;
    if (body.state === stands) {
      body.state = runs;
      strands.spawn(strands.here(), body.strand, request);
    } else if (request.mode === leave) {
      await_return(body);
    } else {
      body.state = runs;
      body.strand = strands.take(work, body.f, body.self, body.args, null);
      body.strand.generator = body;
      strands.spawn(strands.here(), body.strand, body.strand);
    }
  }

  // Answers a request to a body that is over.
  function complete(request) {
    if (request.mode === fail) promises.reject(request.promise, request.value);
    else promises.resolve(request.promise, result(undefined, true));
  }

  function end_async(body) {
    var request = body.queue.shift();
    body.state = over;
    body.strand = null;
    if (body.failed) promises.reject(request.promise, body.value);
    else promises.resolve(request.promise, result(body.value, true));
    body.value = undefined;
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
    promises.react(
      promises.of(body.queue[0].value),
      new Returning(strands.here(), body)
    );
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

  compiled.yield_async = function (value) {
    var request = deliver(promises.wait(value));
    if (request.mode === next) return request.value;
    if (request.mode === fail) throw request.value;
    throw new Return(promises.wait(request.value));
  };

  // yield* in an async generator.
  compiled.delegate_async = function (iterable) {
    var iterator = compiled.iterate_async(iterable),
      mode = next,
      value,
      step;
    for (;;) {
      step = ask(iterator, mode, value);
      if (step === undefined) throw new Return(promises.wait(value));
      step = promises.wait(step);
      if (step === null || typeof step !== 'object') {
        throw new TypeError('Iterator result ' + inside.kind(step) + ' is not an object');
      }
      if (step.done) {
        if (mode === leave) throw new Return(step.value);
        return step.value;
      }
      var request = deliver(step.value);
      mode = request.mode;
      value = request.value;
      if (mode !== leave) continue;
      try {
        value = promises.wait(value);
      } catch (error) {
        mode = fail;
        value = error;
      }
    }
  };

  // ---- for await: an iterator whose functions give promises

  function FromSync(iterator) {
    this.iterator = iterator;
  }
  FromSync.prototype.next = function (value) {
    return promised(this.iterator, next, value);
  };
  FromSync.prototype['return'] = function (value) {
    return promised(this.iterator, leave, value);
  };
  FromSync.prototype['throw'] = function (value) {
    return promised(this.iterator, fail, value);
  };

  function promised(iterator, mode, value) {
    var promise = new promises.Blank();
    try {
      var step = ask(iterator, mode, value);
      if (step === undefined) {
        promises.resolve(promise, result(value, true));
        return promise;
      }
      var done = step.done;
      return promises.then.call(promises.of(step.value), function (value) {
        return result(value, done);
      });
    } catch (error) {
      promises.reject(promise, error);
      return promise;
    }
  }

  if (Symbol.asyncIterator === undefined) {
    Object.defineProperty(Symbol, 'asyncIterator', { value: Symbol('Symbol.asyncIterator') });
  }
  define(AsyncGenerator.prototype, Symbol.asyncIterator, function () {
    return this;
  });

  compiled.iterate_async = function (iterable) {
    var method =
      iterable === null || iterable === undefined ? undefined : iterable[Symbol.asyncIterator];
    if (typeof method === 'function') return method.call(iterable);
    return new FromSync(iterator_of(iterable));
  };

  compiled.uncaught = uncaught;
  compiled.each = inside.each;
  compiled.failed = inside.failed;
  Object.freeze(Generator.prototype);
  Object.freeze(AsyncGenerator.prototype);
  Object.defineProperty(globalThis, '__hs', { value: Object.freeze(compiled) });
});
