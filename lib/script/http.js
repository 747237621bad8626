// http: what a script asks of the network. Runs before api.js, in Duktape's own language (ES5).
// `native` holds the functions of the *_bindings.cpp.
(function (native, inside) {
  'use strict';

  var strands = inside.strands,
    promises = inside.promise;
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

  // ---- Requests beside each other: what is waited for at once is a Together, each answer a Member
  // of it.

  function Together(loop, answers) {
    this.loop = loop;
    this.answers = answers;
    this.open = 0;
    this.throwing = null; // the keys of those whose failure is thrown
    this.strand = null; // that waits for it
  }

  function Member(together, key) {
    this.together = together;
    this.key = key;
  }
  Member.prototype.arrive = function (loop, throws) {
    var together = this.together;
    together.answers[this.key] = native.answer();
    if (throws) (together.throwing || (together.throwing = [])).push(this.key);
    if (--together.open === 0) strands.go(loop, together.strand);
  };

  function ask(together, key, tickets, method, url, body, params) {
    var ticket = native.request_beside(true, method, url, body, params);
    tickets.push(ticket);
    together.open++;
    strands.place(together.loop, ticket, new Member(together, key));
  }

  function ask_of_batch(together, key, tickets, what) {
    if (Array.isArray(what)) {
      ask(together, key, tickets, named(what[0]), what[1], what[2], what[3]);
    } else if (what === null || typeof what !== 'object' || what instanceof TaggedUrl) {
      ask(together, key, tickets, 'GET', what);
    } else {
      var method = what.method === undefined ? 'GET' : named(what.method);
      ask(together, key, tickets, method, what.url, what.body, what.params);
    }
  }

  function batch(requests) {
    if (requests === null || typeof requests !== 'object') {
      throw new TypeError(
        'http.batch(requests): an array or an object of requests, not ' + inside.kind(requests)
      );
    }
    var loop = strands.here_to_ask(),
      keys = Object.keys(requests),
      answers = Array.isArray(requests) ? [] : {},
      together = new Together(loop, answers),
      tickets = [],
      i;
    together.strand = strands.running(loop);
    for (i = 0; i < keys.length; i++) answers[keys[i]] = null;
    try {
      for (i = 0; i < keys.length; i++) {
        ask_of_batch(together, keys[i], tickets, requests[keys[i]]);
      }
    } catch (error) {
      for (i = 0; i < tickets.length; i++) strands.withdraw(loop, tickets[i]);
      throw error;
    }
    if (keys.length > 0) strands.suspend(loop, true);
    for (i = 0; together.throwing && i < keys.length; i++) {
      if (together.throwing.indexOf(keys[i]) >= 0) answered(answers[keys[i]]);
    }
    return answers;
  }

  // What asyncRequest gives: a promise of the Response. wait() blocks until it is settled.
  function Pending() {
    promises.Blank.call(this);
  }
  Pending.prototype = Object.create(Promise.prototype);
  Object.defineProperty(Pending.prototype, 'wait', {
    value: function wait() {
      return promises.wait_for_value(this);
    }
  });
  Pending.prototype.arrive = function (loop, throws) {
    if (throws) promises.reject(this, native.answer_error(promises.waiting_thread(this)));
    else promises.fulfill(this, native.answer());
  };
  freeze(Pending.prototype);

  function asyncRequest(method, url, body, params) {
    var loop = strands.here_to_ask(),
      promise = new Pending();
    strands.place(loop, native.request_beside(false, named(method), url, body, params), promise);
    return promise;
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
});
