// function* as TypeScript writes it, `return __generator(this, function (_a) { ... })`: a later
// part of the prelude. The inner function is called from one point where it yields to the next,
// and says with [what, value] why it returned. All of it is JavaScript: a bot can wait in it.
(function (native, inside) {
  'use strict';

  // How a generator is resumed, or why its function has returned.
  var next = 0,
    throws = 1,
    returns = 2,
    breaks = 3,
    yields = 4,
    delegates = 5,
    caught = 6,
    ends_finally = 7;
  var hidden = native.hidden(),
    undef;

  // Where a generator is, if it does not wait in another one, to which it has delegated: then its
  // place is that one. Seven properties make a state: from eight on they cost a table.
  var fresh = 0,
    waits = 1,
    runs = 2,
    over = 3;

  // What the function reads: with what it was resumed.
  function sent_value() {
    return this.value;
  }
  function sent_error() {
    throw this.value;
  }

  function finish(state, what, value) {
    state.place = over;
    state.body = state.self = state.trys = undef;
    if (what === throws || what === caught) throw value;
    return { value: what === returns ? value : undef, done: true };
  }

  // Where an error, a return or a break leads within the try statements around it; false when it
  // leaves the function. What a `finally` goes on with lies in its region.
  function lead(state, what, value) {
    for (;;) {
      var tries = state.trys,
        region = tries.length > 0 ? tries[tries.length - 1] : undef; // try, catch, finally, end
      if (region === undef && what !== breaks) return false;
      if (what === breaks && (!region || (value > region[0] && value < region[3]))) {
        state.label = value;
        return true;
      }
      if (what === caught && state.label < region[1]) {
        state.label = region[1];
        state.sent = sent_value;
        state.value = value;
        return true;
      }
      if (state.label < region[2]) {
        state.label = region[2];
        region[4] = [what, value];
        return true;
      }
      tries.pop();
    }
  }

  // Resumes what the generator has delegated to; the step it gives.
  function delegate(walk, what, value) {
    var resume = what === next ? walk.next : what === throws ? walk['throw'] : walk['return'],
      step;
    if (!resume) {
      if (what === returns) return { value: value, done: true };
      if (walk['return']) walk['return']();
      throw new TypeError("The iterator does not provide a 'throw' method");
    }
    step = resume.call(walk, value);
    if (step === null || (typeof step !== 'object' && typeof step !== 'function')) {
      throw inside.not_a_step(step);
    }
    return step === walk ? { value: step.value, done: step.done } : step;
  }

  // Calls the function from one point to the next until it yields, or is over. A plain jump, of
  // which there is one in each turn of a loop, is made without looking for regions.
  function advance(state, what, value, walk) {
    var body = state.body,
      self = state.self,
      told;
    for (;;) {
      try {
        for (;;) {
          if (walk !== undef) {
            told = delegate(walk, what, value);
            if (!told.done) {
              state.place = walk;
              return told;
            }
            walk = undef;
            if (what === throws) what = next;
            value = told.value;
          }
          if (what === breaks && state.trys.length === 0) {
            state.label = value;
          } else if (what === yields) {
            state.label++;
            state.place = waits;
            return { value: value, done: false };
          } else if (what === next) {
            state.sent = sent_value;
            state.value = value;
          } else if (what === throws) {
            state.sent = sent_error;
            state.value = value;
          } else if (what === delegates) {
            state.label++;
            walk = value;
            what = next;
            value = undef;
            continue;
          } else {
            if (what === ends_finally) {
              told = state.trys.pop()[4];
              what = told[0];
              value = told[1];
            }
            if (!lead(state, what, value)) return finish(state, what, value);
          }
          told = self === undef ? body(state) : body.call(self, state);
          what = told[0];
          value = told[1];
        }
      } catch (error) {
        if (state.place === over) throw error;
        walk = undef;
        what = caught;
        value = error;
      }
    }
  }

  function resume(generator, what, value) {
    var state = generator === undef || generator === null ? undef : generator[hidden];
    if (state === undef) throw new TypeError('this is no generator');
    var place = state.place;
    if (place === runs) throw new TypeError('Generator is already running');
    if (place === over || (place === fresh && what !== next)) return finish(state, what, value);
    state.place = runs;
    return advance(state, what, value, typeof place === 'object' ? place : undef);
  }

  function Generator(state) {
    this[hidden] = state;
  }
  var prototype = (Generator.prototype = Object.create(inside.iterators));
  inside.define_all(prototype, {
    next(value) {
      return resume(this, next, value);
    },
    return: function (value) {
      return resume(this, returns, value);
    },
    throw: function (error) {
      return resume(this, throws, error);
    }
  });
  Object.defineProperty(prototype, Symbol.toStringTag, { value: 'Generator', configurable: true });

  function __generator(self, body) {
    return new Generator({
      label: 0,
      trys: [],
      sent: sent_value,
      value: undef,
      self: self,
      body: body,
      place: fresh
    });
  }
  return { globals: { __generator: __generator }, prototype: prototype };
});
