// Timers by a clock of their own, which moves on to whatever is due next: in the order of the real
// ones, but that a machine which is busy does not mix up those that are close.
'use strict';

const timers = new Map();
let now = 0,
  count = 0;

function set(f, ms, given, repeats) {
  const wait = Math.max(1, Math.trunc(ms) || 1);
  timers.set(++count, { f, given, due: now + wait, again: repeats ? wait : 0 });
  return count;
}

globalThis.setTimeout = (f, ms, ...given) => set(f, ms, given, false);
globalThis.setInterval = (f, ms, ...given) => set(f, ms, given, true);
globalThis.clearTimeout = globalThis.clearInterval = (id) => {
  timers.delete(id);
};

// The one that is due first; of several the one that was set first.
function first_due() {
  let first;
  for (const [id, timer] of timers) {
    if (!first || timer.due < first.timer.due) first = { id, timer };
  }
  return first;
}

// One that repeats is set anew, after those that its function has set.
function fire({ id, timer }) {
  now = timer.due;
  if (!timer.again) timers.delete(id);
  timer.f(...timer.given);
  if (timers.delete(id)) timers.set(id, { ...timer, due: now + timer.again });
}

// Runs all timers, and between two of them what promises have to do.
exports.run_all = async function () {
  for (;;) {
    await new Promise(setImmediate);
    const first = first_due();
    if (!first) return;
    fire(first);
  }
};
exports.forget_all = () => timers.clear();
