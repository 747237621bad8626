// Strands: the coroutines of one bot, which wait beside each other. Runs after arrays.js, in
// Duktape's own language (ES5). `native` holds the functions of the *_bindings.cpp.
//
// The main strand runs the bot's handlers (models.js); others come from async functions and from
// what runs in the place of a callback. A strand is begun by whoever spawns it, within the
// spawner's own run, up to where it first waits; from there on it is gone on with from the top:
// from turn(), which the host calls after each stretch of script and which runs the jobs
// (microtasks) of the bot until there are none, then its timers that are due. A bot that uses
// nothing of this has no loop, and the host does not call turn().
(function (native, inside) {
  'use strict';

  var Thread = Duktape.Thread,
    resume = Thread.resume,
    pause = Thread.yield;
  // What a strand yields: the ticket of the answer that it waits for, from 1, or one of these;
  // nothing when somebody knows whom to go on with. The main strand yields true while it waits.
  var finished = false,
    asleep = -1;
  // What the main strand does: nothing; it waits for what the host hands to it alone; it waits for
  // what turn() goes on with.
  var idles = 0,
    called = 1,
    waits = 2;
  var spare_max = 32, // threads kept for the next strands, of all bots
    jobs_kept = 3072; // done ones, in places of `jobs`

  var loops = [], // by bot; none for those that never had a strand, a promise or a timer
    threads = [], // by bot: the main strand's; keeps it alive
    spare = [],
    spares = 0,
    open_jobs = 0, // of all bots; where one is not its turn yet, others only wait in turn, too
    nested = 0; // strands that are being begun

  function Strand() {
    this.thread = null;
    this.group = undefined;
    this.taken = false;
    this.work = null; // a function of the strand: what it does, with these:
    this.f = null;
    this.self = undefined;
    this.args = null;
    this.promise = null;
    this.generator = null;
  }

  function Loop(slot) {
    this.slot = slot;
    this.active = false; // the host knows of it
    this.dead = false;
    this.jobs = []; // in threes: a function of (loop, a, b), a, b
    this.next = 0;
    this.places = {}; // by ticket: what an answer goes to
    this.open = 0;
    this.timers = null;
    this.unhandled = null; // promises that have been rejected, and nobody listens
    this.main = { thread: null }; // threads[slot]
    this.main_state = idles;
    this.strand = null; // the one that runs; null: the main one, or none
  }

  var loading = new Loop(-1); // of the script's top level

  function here() {
    var slot = native.here();
    if (slot === undefined) return loading;
    return loops[slot] || (loops[slot] = new Loop(slot));
  }

  // Where requests and timers can be begun.
  function here_to_ask() {
    native.require_asking();
    return here();
  }

  // The same of a bot that may have none.
  function known_loop() {
    var slot = native.here();
    return slot === undefined ? loading : loops[slot];
  }

  function wake(loop) {
    if (loop === loading) return;
    loop.active = true;
    native.wake(loop.slot);
  }

  // ---- Jobs

  function enqueue(loop, run, a, b) {
    if (loop === loading && inside.loaded) loop = here();
    if (loop.dead) return;
    var jobs = loop.jobs,
      at = jobs.length;
    jobs[at] = run;
    jobs[at + 1] = a;
    jobs[at + 2] = b;
    open_jobs++;
    if (!loop.active) wake(loop);
  }

  function drain(loop) {
    var jobs = loop.jobs,
      at;
    while ((at = loop.next) < jobs.length) {
      var run = jobs[at],
        a = jobs[at + 1],
        b = jobs[at + 2];
      at += 3;
      if (at >= jobs_kept) {
        jobs.splice(0, at);
        at = 0;
      }
      loop.next = at;
      open_jobs--;
      run(loop, a, b);
    }
    if (at > 0) {
      jobs.length = 0;
      loop.next = 0;
    }
  }

  // Whether what waits in turn would be gone on with at once.
  function quiet() {
    return open_jobs === 0 && nested === 0;
  }

  // ---- Going on with a strand, and what it says when it waits

  function go(loop, strand, value, is_error) {
    if (strand === loop.main) {
      heard_main(loop, resume(threads[loop.slot], value, is_error));
      return;
    }
    var group = native.enter_strand(strand.group);
    loop.strand = strand;
    var said = resume(strand.thread, value, is_error);
    loop.strand = null;
    strand.group = native.leave_strand(group);
    if (said !== undefined) heard(loop, strand, said);
  }

  function thread_of(loop, strand) {
    return strand === loop.main ? threads[loop.slot] : strand.thread;
  }

  function go_on(loop, strand, value) {
    go(loop, strand, value, false);
  }

  function go_on_failing(loop, strand, error) {
    go(loop, strand, error, true);
  }

  function heard(loop, strand, said) {
    if (said === finished) return put_back(strand);
    if (said === asleep) inside.wake_later(loop, strand, native.asleep_for());
    else place(loop, said, strand);
  }

  function heard_main(loop, said) {
    if (said !== true) {
      loop.main_state = idles;
      return;
    }
    loop.main_state = native.main_is_called() ? called : waits;
    var ms = native.main_asleep_for();
    if (ms >= 0) {
      loop.main_state = waits;
      inside.wake_later(loop, loop.main, ms);
    }
  }

  function place(loop, ticket, receiver) {
    loop.places[ticket] = receiver;
    loop.open++;
    if (!loop.active) wake(loop);
  }

  Strand.prototype.arrive = function (loop, throws, stored) {
    if (stored) go(loop, this);
    else if (throws) go(loop, this, native.answer_error(this.thread), true);
    else go(loop, this, native.answer());
  };

  // The request of this stretch of script will not be begun.
  function withdraw(loop, ticket) {
    delete loop.places[ticket];
    loop.open--;
    native.withdraw(ticket);
  }

  // The running strand waits until go() goes on with it: what it was gone on with comes back. Asked
  // before anybody is told of it, since a strand cannot wait everywhere.
  function suspend(loop, for_answers) {
    if (loop.strand !== null) return pause();
    if (!loop.active) wake(loop);
    native.main_waits(for_answers === true);
    return pause(true);
  }

  function running(loop) {
    native.require_waiting();
    return loop.strand || loop.main;
  }

  // ---- Threads, used again

  function body(strand) {
    for (;;) {
      strand.work(strand);
      strand = pause(finished);
    }
  }

  function take(work, f, self, args, promise) {
    var strand;
    if (spares > 0) {
      strand = spare[--spares];
      spare[spares] = null;
    } else {
      strand = new Strand();
      strand.thread = new Thread(body);
    }
    strand.work = work;
    strand.f = f;
    strand.self = self;
    strand.args = args;
    strand.promise = promise;
    return strand;
  }

  function put_back(strand) {
    strand.work = strand.f = strand.args = strand.promise = strand.generator = null;
    strand.self = strand.group = undefined;
    if (spares < spare_max) spare[spares++] = strand;
    else strand.thread = null; // a cycle less: it is freed at once
  }

  // Begins a strand within the running one, or goes on with it there, up to where it next waits.
  function spawn(loop, strand, value) {
    var outer = loop.strand,
      group = native.begin_strand();
    loop.strand = strand;
    nested++;
    var said = resume(strand.thread, value);
    nested--;
    loop.strand = outer;
    strand.group = native.end_strand(outer !== null, group);
    if (said !== undefined) heard(loop, strand, said);
  }

  // Begins a strand from the top, where nobody else runs.
  function spawn_at_top(loop, work, f, self, args, promise) {
    var strand = take(work, f, self, args, promise);
    go(loop, strand, strand);
  }

  // ---- Turns

  function threw(error, prefix) {
    var found = inside.describe(error);
    if (prefix) found.text = prefix + found.text;
    native.threw(found);
  }

  // The jobs, and what they leave.
  function settle(loop) {
    drain(loop);
    while (loop.unhandled !== null) {
      var promises = loop.unhandled;
      loop.unhandled = null;
      inside.tell_unhandled(promises, threw);
      drain(loop);
    }
  }

  // What has been set and will not run: not while the main strand may wait for it.
  function drop_timers(loop) {
    if (loop.main_state === idles && native.timers_end()) inside.drop_timers(loop);
  }

  // Runs what can be run. Gives the milliseconds to the next timer, -1 when only an answer goes on
  // with this bot, false when nothing is under way.
  function turn(loop) {
    for (;;) {
      settle(loop);
      if (loop.timers !== null) {
        var now = native.now() / 1e6;
        drop_timers(loop);
        while (inside.fire(loop, now)) {
          settle(loop);
          drop_timers(loop);
        }
      }
      if (loop.timers !== null) return inside.next_due(loop);
      if (loop.open > 0 || loop.main_state === called) return -1;
      if (loop.main_state === idles) break;
      // Nobody will settle what the handler waits for.
      go(loop, loop.main, native.stuck_error(threads[loop.slot]), true);
    }
    loop.active = false;
    return false;
  }

  // A job that runs a function in a strand, with nobody who waits for it.
  function work_plain(strand) {
    try {
      strand.f.apply(undefined, strand.args);
    } catch (error) {
      threw(error);
    }
  }

  function run_plain(loop, f, args) {
    spawn_at_top(loop, work_plain, f, undefined, args, null);
  }

  inside.threads = threads;
  inside.strands = {
    here: here,
    here_to_ask: here_to_ask,
    withdraw: withdraw,
    known_loop: known_loop,
    enqueue: enqueue,
    quiet: quiet,
    go: go,
    thread_of: thread_of,
    go_on: go_on,
    go_on_failing: go_on_failing,
    place: place,
    running: running,
    suspend: suspend,
    take: take,
    put_back: put_back,
    spawn: spawn,
    spawn_at_top: spawn_at_top,
    run_plain: run_plain,
    threw: threw,
    wake: wake
  };

  // Runs the jobs that loading a module has left.
  inside.drain_loading = function () {
    var loop = known_loop();
    if (loop) drain(loop);
  };
  // Gives the promises that were rejected while the script was loaded.
  inside.end_loading = function () {
    var promises = loading.unhandled;
    loading.unhandled = null;
    return promises || [];
  };

  // ---- What the host calls, by way of models.js

  inside.after_main = function (slot, said) {
    var loop = loops[slot];
    heard_main(loop, said);
    return turn(loop);
  };
  inside.turn = function (slot) {
    return turn(loops[slot]);
  };
  inside.arrive = function (slot, ticket, throws, stored) {
    var loop = loops[slot],
      receiver = loop.places[ticket];
    delete loop.places[ticket];
    loop.open--;
    receiver.arrive(loop, throws, stored);
    return turn(loop);
  };
  inside.forget = function (slot) {
    var loop = loops[slot];
    threads[slot] = undefined;
    if (loop === undefined) return;
    loop.dead = true;
    loops[slot] = undefined;
    // It may have died in the midst of its jobs.
    open_jobs -= (loop.jobs.length - loop.next) / 3;
    nested = 0;
  };
});
