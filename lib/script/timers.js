// setTimeout and setInterval. Runs after http.js, in Duktape's own language (ES5). A bot's timers
// run on its own coroutine when the handler that set them has come to its end: `drain` is the
// handler that the host runs then. A handler without timers knows nothing of all this.
(function (native, inside) {
  'use strict';

  var wait = inside.Thread.yield,
    kind = inside.kind;
  var timers_max = 10000; // of a bot at once
  var queues = []; // by bot; of no meaning unless native.timers_on() says so
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

  // ---- What scripts call

  function now_ms() {
    return native.now() / 1e6;
  }

  function add(what, run, delay, repeats, args) {
    if (typeof run !== 'function') {
      throw new TypeError(
        what + '(function, ms): what to run is ' + kind(run) + ', not a function'
      );
    }
    var slot = native.slot();
    if (!native.timers_on()) queues[slot] = new Queue();
    var queue = queues[slot],
      heap = queue.heap;
    if (heap.length >= timers_max) {
      throw new RangeError(what + ': this bot has 10,000 timers already');
    }
    delay = +delay;
    if (!(delay >= 1)) delay = 1;
    if (delay > 1e12) delay = 1e12;
    var id = ++last_id,
      timer = { id: id, turn: id, due: now_ms() + delay, at: 0 };
    timer.period = repeats ? delay : 0;
    timer.run = run;
    timer.args = args.length > 2 ? Array.prototype.slice.call(args, 2) : [];
    queue.by_id[id] = timer;
    heap.push(timer);
    settle(heap, timer, heap.length - 1);
    return id;
  }

  function clear(id) {
    var slot = native.slot();
    if (!native.timers_are_on()) return;
    var timer = queues[slot].by_id[id];
    if (timer) take_out(queues[slot], timer);
  }

  // ---- The handler that runs them

  inside.drain = function drain() {
    var slot = native.slot(),
      queue = queues[slot],
      timer;
    while ((timer = queue.heap[0]) && !native.timers_dropped()) {
      var now = now_ms();
      if (timer.due > now) {
        native.sleep_for_timer((timer.due - now) / 1000);
        wait(true);
        continue;
      }
      if (timer.period) {
        timer.due = now + timer.period;
        timer.turn = ++last_id;
        settle(queue.heap, timer, 0);
      } else {
        take_out(queue, timer);
      }
      timer.run.apply(undefined, timer.args);
    }
    queues[slot] = undefined;
    native.timers_off();
  };

  var forget = inside.forget;
  inside.forget = function (slot) {
    queues[slot] = undefined;
    forget(slot);
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
