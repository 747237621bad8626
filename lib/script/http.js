// http: what a script asks of the network. Runs before api.js, in Duktape's own language (ES5).
// `native` holds the functions of the *_bindings.cpp.
(function (native, inside) {
  'use strict';

  var wait = Duktape.Thread.yield;
  var prepare_beside = native.request_beside;
  var freeze = Object.freeze;

  function answered(response) {
    var outcome = response.outcome;
    if (outcome === 'answered') return response;
    var error = response.error;
    throw new Error('the request failed: ' + outcome + (error === outcome ? '' : ', ' + error));
  }

  function named(method) {
    if (typeof method === 'string') return method;
    throw new TypeError('the method is ' + inside.kind(method) + ", not a string such as 'GET'");
  }

  // ---- Requests beside each other. What is under way of a bot lies on its desk: by ticket, from
  // 1, the place that the answer fills. A bundle is what is waited for together.

  var desks = []; // by bot; none without requests under way

  function Desk() {
    this.places = [];
    this.open = 0;
    this.awaited = null; // the bundle that the bot waits for
  }

  function Bundle(answers) {
    this.answers = answers;
    this.open = 0;
    this.throwing = null; // the keys of those whose failure is thrown
    this.desk = null;
  }

  function lay(bundle, key) {
    var slot = native.slot(),
      desk = desks[slot] || (desks[slot] = new Desk());
    bundle.desk = desk;
    bundle.open++;
    desk.open++;
    return desk.places.push({ bundle: bundle, key: key });
  }

  function take(slot, ticket) {
    var desk = desks[slot],
      place = desk.places[ticket - 1];
    desk.places[ticket - 1] = null;
    place.bundle.open--;
    if (--desk.open === 0) desks[slot] = undefined;
    return place;
  }

  function withdraw(tickets) {
    for (var i = 0; i < tickets.length; i++) {
      take(native.slot(), tickets[i]);
      native.withdraw(tickets[i]);
    }
  }

  // Keeps an answer; true when the bot waits for no other any more.
  function keep(slot, ticket) {
    var desk = desks[slot],
      place = take(slot, ticket),
      bundle = place.bundle;
    bundle.answers[place.key] = native.answer();
    if (desk.awaited !== bundle || bundle.open > 0) return false;
    desk.awaited = null;
    return true;
  }

  function ask(bundle, key, blocking, tickets, method, url, body, params) {
    var ticket = lay(bundle, key);
    tickets.push(ticket);
    if (prepare_beside(ticket, blocking, method, url, body, params)) {
      (bundle.throwing || (bundle.throwing = [])).push(key);
    }
  }

  function collect(bundle, blocking) {
    var desk = bundle.desk;
    if (bundle.open > 0) {
      if (desk !== desks[native.slot()]) {
        throw new TypeError('this request is under way for another bot');
      }
      native.waits(blocking);
      desk.awaited = bundle;
      try {
        wait(true);
      } catch (error) {
        desk.awaited = null;
        throw error;
      }
    }
    for (var i = 0; bundle.throwing && i < bundle.throwing.length; i++) {
      answered(bundle.answers[bundle.throwing[i]]);
    }
    return bundle.answers;
  }

  function ask_of_batch(bundle, key, blocking, tickets, what) {
    if (Array.isArray(what)) {
      ask(bundle, key, blocking, tickets, named(what[0]), what[1], what[2], what[3]);
    } else if (what === null || typeof what !== 'object' || what instanceof TaggedUrl) {
      ask(bundle, key, blocking, tickets, 'GET', what);
    } else {
      var method = what.method === undefined ? 'GET' : named(what.method);
      ask(bundle, key, blocking, tickets, method, what.url, what.body, what.params);
    }
  }

  function batch(requests) {
    if (requests === null || typeof requests !== 'object') {
      throw new TypeError(
        'http.batch(requests): an array or an object of requests, not ' + inside.kind(requests)
      );
    }
    var keys = Object.keys(requests),
      answers = Array.isArray(requests) ? [] : {},
      bundle = new Bundle(answers),
      blocking = native.blocks(),
      tickets = [],
      i;
    for (i = 0; i < keys.length; i++) answers[keys[i]] = null;
    try {
      for (i = 0; i < keys.length; i++) {
        ask_of_batch(bundle, keys[i], blocking, tickets, requests[keys[i]]);
      }
    } catch (error) {
      withdraw(tickets);
      throw error;
    }
    var waiting = bundle.open > 0;
    try {
      return collect(bundle, blocking);
    } catch (error) {
      if (waiting && bundle.open === keys.length) withdraw(tickets);
      throw error;
    }
  }

  // What asyncRequest gives: wait() blocks until the response is there.
  function Pending(bundle) {
    Object.defineProperty(this, 'bundle', { value: bundle });
  }
  Pending.prototype.wait = function () {
    return collect(this.bundle, 0).response;
  };
  freeze(Pending.prototype);

  function asyncRequest(method, url, body, params) {
    var bundle = new Bundle({ response: null }),
      tickets = [];
    try {
      ask(bundle, 'response', 0, tickets, named(method), url, body, params);
    } catch (error) {
      withdraw(tickets);
      throw error;
    }
    return new Pending(bundle);
  }

  // ---- URLs whose varying parts are not part of their name

  function TaggedUrl(url, name) {
    this.url = url;
    this.name = name;
  }
  TaggedUrl.prototype.toString = function () {
    return this.url;
  };

  function path_of(template) {
    var found = /^(?:[^\/?#]*:\/\/)?[^\/?#]*(\/[^?#]*)?/.exec(template);
    return found[1] || '/';
  }

  function url(strings) {
    if (!Array.isArray(strings) || strings.length !== arguments.length) {
      throw new TypeError('http.url is a tag: http.url`https://host/items/${id}`');
    }
    var whole = strings[0],
      template = strings[0];
    for (var i = 1; i < strings.length; i++) {
      whole += arguments[i] + strings[i];
      template += '${}' + strings[i];
    }
    return freeze(new TaggedUrl(whole, path_of(template)));
  }

  // ---- Cookie jars

  function CookieJar() {
    if (!(this instanceof CookieJar)) throw new TypeError('write new http.CookieJar()');
    native.jar_make(this);
  }
  CookieJar.prototype.cookiesForURL = native.jar_cookies;
  CookieJar.prototype.set = native.jar_set;
  CookieJar.prototype.clear = native.jar_clear;
  CookieJar.prototype['delete'] = native.jar_delete;
  freeze(CookieJar.prototype);

  function cookieJar() {
    var jar = Object.create(CookieJar.prototype);
    native.jar_of_bot(jar);
    return jar;
  }

  inside.http = freeze({
    get: native.get,
    head: native.head,
    post: native.post,
    put: native.put,
    patch: native.patch,
    del: native.del,
    options: native.options,
    request: native.request,
    batch: batch,
    asyncRequest: asyncRequest,
    url: url,
    file: native.file,
    cookieJar: cookieJar,
    CookieJar: CookieJar,
    expectedStatuses: native.expected_statuses,
    setResponseCallback: native.set_response_callback
  });
  inside.keep = keep;
  inside.forget = function (slot) {
    desks[slot] = undefined;
  };
});
