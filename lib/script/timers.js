// setTimeout and setInterval, and the sleep of strands. Runs after http.js, in Duktape's own
// language (ES5). What is due runs in a bot's turn (strands.js), while a strand waits or when the
// handler that set it has come to its end.
(function (native, inside) {
  'use strict';

  var strands = inside.strands,
    kind = inside.kind;
  var timers_max = 10000; // of a bot at once
  var last_id = 0;

  // ---- A heap of timers, the next one first. Each knows its place.

  function Queue() {
    this.heap = [];
    this.by_id = {};
  }

  function earlier(a, b) {
    return a.due < b.due || (a.due === b.due && a.turn < b.turn);
  }

  function put(heap, at, timer) {
    heap[at] = timer;
    timer.at = at;
  }

  function settle(heap, timer, at) {
    var up, down;
    while (at > 0 && earlier(timer, heap[(up = (at - 1) >> 1)])) {
      put(heap, at, heap[up]);
      at = up;
    }
    while ((down = 2 * at + 1) < heap.length) {
      if (down + 1 < heap.length && earlier(heap[down + 1], heap[down])) down++;
      if (!earlier(heap[down], timer)) break;
      put(heap, at, heap[down]);
      at = down;
    }
    put(heap, at, timer);
  }

  function take_out(queue, timer) {
    var heap = queue.heap,
      last = heap.pop();
    delete queue.by_id[timer.id];
    if (last !== timer) settle(heap, last, timer.at);
  }

  function now_ms() {
    return native.now() / 1e6;
  }

  function insert(loop, timer) {
    var queue = loop.timers || (loop.timers = new Queue()),
      heap = queue.heap;
    timer.id = timer.turn = ++last_id;
    timer.at = 0;
    queue.by_id[timer.id] = timer;
    heap.push(timer);
    settle(heap, timer, heap.length - 1);
    if (!loop.active) strands.wake(loop);
    return timer.id;
  }

  // ---- What scripts call

  function add(what, run, delay, repeats, args) {
    if (typeof run !== 'function') {
      throw new TypeError(
        what + '(function, ms): what to run is ' + kind(run) + ', not a function'
      );
    }
    var loop = strands.here_to_ask();
    if (loop.timers !== null && loop.timers.heap.length >= timers_max) {
      throw new RangeError(what + ': this bot has 10,000 timers already');
    }
    delay = +delay;
    if (!(delay >= 1)) delay = 1;
    if (delay > 1e12) delay = 1e12;
    return insert(loop, {
      due: now_ms() + delay,
      period: repeats ? delay : 0,
      run: run,
      args: args.length > 2 ? Array.prototype.slice.call(args, 2) : [],
      strand: null
    });
  }

  function clear(id) {
    var loop = strands.known_loop(),
      timer = loop && loop.timers && loop.timers.by_id[id];
    if (!timer || timer.strand !== null) return;
    take_out(loop.timers, timer);
    if (loop.timers.heap.length === 0) loop.timers = null;
  }

  // ---- What a turn asks of them. A bot without any has no queue.

  // Runs the first of those that are due; false when none is.
  inside.fire = function (loop, now) {
    var queue = loop.timers,
      timer = queue && queue.heap[0];
    if (!timer || timer.due > now) return false;
    if (timer.period) {
      timer.due = now_ms() + timer.period;
      timer.turn = ++last_id;
      settle(queue.heap, timer, 0);
    } else {
      take_out(queue, timer);
      if (queue.heap.length === 0) loop.timers = null;
    }
    if (timer.strand !== null) strands.go(loop, timer.strand);
    else strands.run_plain(loop, timer.run, timer.args);
    return true;
  };

  inside.next_due = function (loop) {
    return Math.max(0, loop.timers.heap[0].due - now_ms());
  };

  // A strand sleeps.
  inside.wake_later = function (loop, strand, ms) {
    insert(loop, {
      due: now_ms() + ms,
      period: 0,
      run: null,
      args: null,
      strand: strand
    });
  };

  // Sleeping strands go on.
  inside.drop_timers = function (loop) {
    if (loop.timers === null) return;
    var timers = loop.timers.heap;
    loop.timers = null;
    for (var i = 0; i < timers.length; i++) {
      if (timers[i].strand !== null) insert(loop, timers[i]);
    }
  };

  function global(name, value) {
    Object.defineProperty(globalThis, name, { value: value, writable: true, configurable: true });
  }
  global('setTimeout', function setTimeout(run, ms) {
    return add('setTimeout', run, ms, false, arguments);
  });
  global('setInterval', function setInterval(run, ms) {
    return add('setInterval', run, ms, true, arguments);
  });
  global('clearTimeout', function clearTimeout(id) {
    clear(id);
  });
  global('clearInterval', function clearInterval(id) {
    clear(id);
  });
});
