// What is said of a model's bots: when they act, what they do, in which order. Each contradiction
// is refused with what to write instead.
(function (native, inside) {
  'use strict';

  var kind = inside.kind;

  // The names of a model's methods, those it inherits included. No getter is run.
  function method_names(f) {
    var names = [];
    for (var proto = f.prototype; proto && proto !== Object.prototype; ) {
      Object.getOwnPropertyNames(proto).forEach(function (name) {
        var value = Object.getOwnPropertyDescriptor(proto, name).value;
        if (name !== 'constructor' && typeof value === 'function' && names.indexOf(name) < 0)
          names.push(name);
      });
      proto = Object.getPrototypeOf(proto);
    }
    return names;
  }

  function Registration(name, model) {
    this.name = name;
    this.model = model;
    this.interval_ms = null;
    this.wait = null;
    this.actions = [];
    this.hooks = [];
    this.handlers = [];
    this.sequence = null; // numbers of actions
    this.transitions = null; // by action: the weight of each action after it
    this.journey = null; // number of an action
    this.fixed_count = null;
    this.warnings = [];
    this.methods = method_names(model);
    this.order = null; // which form says what comes next
  }

  Registration.prototype.refuse = function (text) {
    throw new TypeError(this.name + ' ' + text);
  };

  // The name of a method, given by name or as the function itself.
  Registration.prototype.method = function (method, what) {
    var proto = this.model.prototype,
      name = method;
    if (typeof method === 'function') {
      name = this.methods.filter(function (n) {
        return proto[n] === method;
      })[0];
      if (name === undefined)
        throw new TypeError(
          this.name + ': ' + what + ' names a function that is not a method of it'
        );
    }
    if (typeof name !== 'string')
      throw new TypeError(this.name + ': ' + what + ' names ' + kind(method) + ', not a method');
    if (this.methods.indexOf(name) < 0) {
      var near = native.suggest(name, this.methods);
      this.refuse('has no method ' + name + ', which ' + what + ' names' + (near && ': ' + near));
    }
    return name;
  };

  Registration.prototype.handler = function (method, what) {
    var name = this.method(method, what);
    this.handlers.push(this.model.prototype[name]);
    return { name: name, handler: this.handlers.length - 1 };
  };

  // Weights, a sequence or transitions: one of them.
  Registration.prototype.ordered_by = function (form) {
    if (this.order && (this.order !== form || form !== 'actions'))
      this.refuse(
        this.order === form
          ? 'has its ' + form + ' twice: say all of it at once'
          : 'has both ' + this.order + ' and ' + form + ': choose one'
      );
    this.order = form;
  };

  Registration.prototype.weight = function (weight, of) {
    if (typeof weight !== 'number' || !isFinite(weight))
      throw new TypeError(
        this.name + ': the weight of ' + of + ' is ' + kind(weight) + ', not a finite number'
      );
    return weight < 0 ? 0 : weight;
  };

  Registration.prototype.action = function (method, weight, what) {
    var action = this.handler(method, what);
    action.weight = this.weight(weight, action.name);
    action.tags = [];
    this.actions.push(action);
    return action;
  };

  // The number of the action of a method, which is made one if it is none yet.
  Registration.prototype.action_number = function (method, what) {
    var name = this.method(method, what);
    for (var i = 0; i < this.actions.length; i++) if (this.actions[i].name === name) return i;
    this.action(name, 1, what);
    return i;
  };

  Registration.prototype.set_actions = function (weights) {
    if (weights === null || typeof weights !== 'object' || Array.isArray(weights))
      throw new TypeError(
        this.name + '.actions is ' + kind(weights) + ': write { method: weight, ... }'
      );
    this.ordered_by('actions');
    Object.keys(weights).forEach(function (name) {
      this.action(name, weights[name], this.name + '.actions');
    }, this);
  };

  Registration.prototype.set_sequence = function (methods) {
    this.ordered_by('sequence');
    if (!Array.isArray(methods) || !methods.length)
      throw new TypeError(
        this.name + '.sequence is ' + (Array.isArray(methods) ? 'empty' : kind(methods)) +
          ": write ['login', 'browse', ...]"
      );
    this.sequence = methods.map(function (method) {
      return this.action_number(method, 'sequence');
    }, this);
  };

  Registration.prototype.set_transitions = function (rows) {
    this.ordered_by('transitions');
    var from = rows !== null && typeof rows === 'object' ? Object.keys(rows) : [];
    if (!from.length || Array.isArray(rows))
      throw new TypeError(
        this.name + '.transitions is ' + (from.length ? 'an array' : kind(rows)) +
          ': write { from: { to: weight, ... }, ... }'
      );
    from.forEach(function (name) {
      this.action_number(name, 'transitions');
    }, this);
    this.transitions = from.map(function (name) {
      return this.transition_row(name, rows[name], from);
    }, this);
    this.warn_of_unreachable();
  };

  Registration.prototype.transition_row = function (from, row, known) {
    var weights = [],
      sum = 0,
      where = this.name + '.transitions.' + from;
    if (row === null || typeof row !== 'object' || Array.isArray(row))
      throw new TypeError(where + ' is ' + kind(row) + ': write { to: weight, ... }');
    known.forEach(function () {
      weights.push(0);
    });
    Object.keys(row).forEach(function (to) {
      var number = known.indexOf(this.method(to, where));
      if (number < 0)
        this.refuse(
          'has no transition on from ' + to + ', to which ' + from + ' leads: write ' +
            to + ': { next: weight }'
        );
      sum += weights[number] = this.weight(row[to], from + ' to ' + to);
    }, this);
    if (!(sum > 0 && sum < Infinity))
      this.refuse('has no transition on from ' + from + ': one needs a weight above 0');
    return weights;
  };

  Registration.prototype.warn_of_unreachable = function () {
    var reached = { 0: true },
      ahead = [0],
      row;
    while (ahead.length) {
      row = this.transitions[ahead.pop()];
      for (var to = 0; to < row.length; to++)
        if (row[to] > 0 && !reached[to]) {
          reached[to] = true;
          ahead.push(to);
        }
    }
    this.actions.forEach(function (action, number) {
      if (!reached[number])
        this.warnings.push(
          this.name + ': no transition leads from ' + this.actions[0].name + ' to ' +
            action.name + ', which never runs'
        );
    }, this);
  };

  // What whoever arrives does. Unless it is an action besides, bots of a shape do not draw it; but
  // they do if there is nothing else.
  Registration.prototype.set_journey = function (method, what) {
    var name = this.method(method, what);
    if (this.journey !== null)
      this.refuse(
        'has two journeys, ' + this.actions[this.journey].name + ' and ' + name + ': choose one'
      );
    for (var i = 0; i < this.actions.length; i++)
      if (this.actions[i].name === name) {
        this.journey = i;
        return;
      }
    if (this.transitions)
      this.refuse(
        'has transitions, and its journey ' + name + ' is none of them: write ' + name +
          ': { next: weight } among them'
      );
    this.action(name, i ? 0 : 1, what);
    this.journey = i;
  };

  // Adds tags to the actions of a method.
  Registration.prototype.tag = function (name, tags, what) {
    var list = Array.isArray(tags) ? tags : [tags],
      names = [];
    list.forEach(function (tag) {
      if (typeof tag !== 'string' || !/^[^,\s]+$/.test(tag))
        throw new TypeError(
          this.name + ': ' + what + ' has ' + kind(tag) +
            ", not a tag: a text without commas and spaces, such as 'slow'"
        );
    }, this);
    this.actions.forEach(function (action) {
      names.push(action.name);
      if (action.name === name)
        list.forEach(function (tag) {
          if (action.tags.indexOf(tag) < 0) action.tags.push(tag);
        });
    });
    if (names.indexOf(name) < 0) {
      var near = native.suggest(name, names);
      this.refuse('has no action ' + name + ', which ' + what + ' names' + (near && ': ' + near));
    }
  };

  Registration.prototype.set_tags = function (tags) {
    if (tags === null || typeof tags !== 'object' || Array.isArray(tags))
      throw new TypeError(
        this.name + '.tags is ' + kind(tags) + ": write { method: ['tag', ...], ... }"
      );
    Object.keys(tags).forEach(function (name) {
      this.tag(name, tags[name], 'tags');
    }, this);
  };

  Registration.prototype.set_every = function (interval, what, in_ms) {
    this.interval_ms = inside.read_interval(interval, what, in_ms);
    this.refuse_two_paces();
  };

  Registration.prototype.set_wait = function (wait, what) {
    var handlers = this.handlers;
    this.wait = inside.read_wait(wait, what, function (f) {
      return handlers.push(f) - 1;
    });
    this.refuse_two_paces();
  };

  Registration.prototype.refuse_two_paces = function () {
    if (this.wait !== null && this.interval_ms !== null)
      this.refuse('has both an interval and a wait: choose one');
  };

  Registration.prototype.set_fixed_count = function (count) {
    if (typeof count !== 'number' || !(count >= 1 && count <= 1 << 24) || count % 1 !== 0)
      throw new TypeError(
        this.name + '.fixedCount is ' + kind(count) + ', not a whole number of bots, at least 1'
      );
    this.fixed_count = count;
  };

  Registration.prototype.hook = function (state, method, what) {
    var hook = this.handler(method, what),
      name = this.name,
      warnings = this.warnings;
    hook.state = state;
    this.hooks = this.hooks.filter(function (other) {
      if (other.state === state)
        warnings.push(
          name + ': ' + hook.name + ' replaces ' + other.name + ' as a hook of the same state'
        );
      return other.state !== state;
    });
    this.hooks.push(hook);
  };

  Registration.prototype.check = function () {
    if (!this.actions.length && !this.hooks.length)
      this.refuse('registers no action: its bots would do nothing');
    var drawn = this.actions.some(function (action) {
      return action.weight > 0;
    });
    if (this.actions.length && !drawn)
      this.refuse('would never act, the weights of all its actions are 0: give one a weight');
  };

  inside.Registration = Registration;
});
