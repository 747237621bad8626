// What a script reads: responses, HTML pages, texts. Runs after http.js, in Duktape's own language
// (ES5). `native` holds the functions of the *_bindings.cpp.
(function (native, inside) {
  'use strict';

  var freeze = Object.freeze;

  // ---- The response of an exchange: its status is a property, the rest is read from its bytes
  // when asked for.

  var response = native.response;
  function reads(name, getter) {
    Object.defineProperty(response, name, { get: getter, enumerable: true });
  }
  reads('status_text', native.status_text);
  reads('headers', native.headers);
  reads('cookies', native.cookies);
  reads('body', native.body);
  reads('timings', native.timings);
  reads('url', native.response_url);
  reads('proto', native.proto);
  reads('remote_ip', native.remote_ip);
  reads('remote_port', native.remote_port);
  reads('tls_version', native.tls_version);
  reads('tls_cipher_suite', native.tls_cipher_suite);
  reads('error', native.error);
  reads('error_code', native.error_code);
  reads('outcome', native.outcome);
  reads('request', native.request_of);

  function method(name, value) {
    Object.defineProperty(response, name, { value: value });
  }
  method('ok', native.ok);
  method('fail', native.fail);
  method('json', function json(path) {
    if (path !== undefined) return native.json_at.call(this, path);
    var text = native.text.call(this);
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new SyntaxError(not_json(text, error));
    }
  });
  method('html', function html(selector) {
    var page = new Selection(native.html_page.call(this), [0]);
    return selector === undefined ? page : page.find(selector);
  });
  // What console.log shows.
  method('toJSON', function toJSON() {
    var shown = { status: this.status, url: this.url },
      text = native.text.call(this);
    if (this.outcome !== 'answered') {
      shown.outcome = this.outcome;
      shown.error = this.error;
    } else {
      shown.duration = this.timings.duration;
      shown.length = text.length;
      shown.body = shortened(text);
    }
    return shown;
  });
  freeze(response);

  function shortened(text) {
    return text.length > 120 ? text.substring(0, 120) + '...' : text;
  }

  // Says where, in lines and columns from 1, and what stands there.
  function not_json(text, error) {
    var found = /\(at offset (\d+)\)/.exec(error.message),
      before = text.substring(0, found ? Math.max(0, found[1] - 1) : 0),
      line = before.split('\n').length,
      column = before.length - before.lastIndexOf('\n');
    return (
      'the body is not JSON at line ' +
      line +
      ', column ' +
      column +
      (text ? ': ' + JSON.stringify(text.substr(before.length, 20)) : ': it is empty')
    );
  }

  // ---- Elements of a page, in its order: a few of jQuery's methods, as k6/html has them.

  function Selection(page, nodes) {
    this.page = page;
    this.nodes = nodes;
    this.length = nodes.length;
  }

  function of(selection, nodes) {
    return new Selection(selection.page, nodes);
  }

  function attribute(selection, name) {
    if (selection.length === 0) return undefined;
    return native.html_attribute(selection.page, selection.nodes[0], String(name).toLowerCase());
  }

  function add_once(nodes, node) {
    if (nodes.indexOf(node) < 0) nodes.push(node);
  }

  // What an option or a field of a form stands for.
  function value_of(selection) {
    var tag = selection.nodeName(),
      chosen;
    if (tag === 'textarea') return selection.text();
    if (tag === 'option') return selection.attr('value', selection.text());
    if (tag !== 'select') return selection.attr('value');
    chosen = selection.find('option[selected]');
    if (attribute(selection, 'multiple') !== undefined) return chosen.map(value_of_each);
    if (chosen.length === 0) chosen = selection.find('option').first();
    return chosen.length === 0 ? undefined : value_of(chosen.last());
  }
  function value_of_each(i, option) {
    return value_of(option);
  }

  // The fields of forms that would be sent, but for the buttons.
  function each_field(selection, take) {
    selection.find('input, select, textarea').each(function (i, field) {
      var name = field.attr('name'),
        type = field.nodeName() === 'input' ? field.attr('type', 'text').toLowerCase() : '';
      if (!name || field.attr('disabled') !== undefined) return;
      if (/^(submit|button|reset|image|file)$/.test(type)) return;
      if (/^(checkbox|radio)$/.test(type)) {
        if (field.attr('checked') !== undefined) take(name, field.attr('value', 'on'));
        return;
      }
      var value = value_of(field);
      if (!Array.isArray(value)) value = [value === undefined ? '' : value];
      for (var k = 0; k < value.length; k++) take(name, value[k]);
    });
  }

  var methods = {
    find: function find(selector) {
      return of(this, native.html_find(this.page, this.nodes, selector));
    },
    filter: function filter(selector) {
      return of(this, native.html_filter(this.page, this.nodes, selector));
    },
    is: function is(selector) {
      return native.html_filter(this.page, this.nodes, selector).length > 0;
    },
    children: function children(selector) {
      var nodes = [];
      for (var i = 0; i < this.length; i++) {
        nodes = nodes.concat(native.html_children(this.page, this.nodes[i]));
      }
      return selector === undefined ? of(this, nodes) : of(this, nodes).filter(selector);
    },
    parent: function parent(selector) {
      var nodes = [];
      for (var i = 0; i < this.length; i++) {
        var node = native.html_parent(this.page, this.nodes[i]);
        if (node !== 0) add_once(nodes, node);
      }
      return selector === undefined ? of(this, nodes) : of(this, nodes).filter(selector);
    },
    closest: function closest(selector) {
      var nodes = [];
      for (var i = 0; i < this.length; i++) {
        var node = this.nodes[i];
        while (node !== 0 && !of(this, [node]).is(selector)) {
          node = native.html_parent(this.page, node);
        }
        if (node !== 0) add_once(nodes, node);
      }
      return of(this, nodes);
    },
    eq: function eq(i) {
      var at = i < 0 ? this.length + i : i;
      return of(this, at >= 0 && at < this.length ? [this.nodes[at]] : []);
    },
    first: function first() {
      return this.eq(0);
    },
    last: function last() {
      return this.eq(-1);
    },
    get: function get(i) {
      if (i === undefined) return this.toArray();
      return i >= -this.length && i < this.length ? this.eq(i) : undefined;
    },
    toArray: function toArray() {
      var all = [];
      for (var i = 0; i < this.length; i++) all.push(this.eq(i));
      return all;
    },
    each: function each(take) {
      for (var i = 0; i < this.length; i++) {
        if (take.call(undefined, i, this.eq(i)) === false) break;
      }
      return this;
    },
    map: function map(make) {
      var made = [];
      for (var i = 0; i < this.length; i++) made.push(make.call(undefined, i, this.eq(i)));
      return made;
    },
    size: function size() {
      return this.length;
    },
    text: function text() {
      var all = '';
      for (var i = 0; i < this.length; i++) all += native.html_text(this.page, this.nodes[i]);
      return all;
    },
    html: function html() {
      return this.length === 0 ? undefined : native.html_inner(this.page, this.nodes[0]);
    },
    attr: function attr(name, otherwise) {
      var value = attribute(this, name);
      return value === undefined ? otherwise : value;
    },
    hasClass: function hasClass(name) {
      for (var i = 0; i < this.length; i++) {
        var list = native.html_attribute(this.page, this.nodes[i], 'class');
        if (list && list.split(/\s+/).indexOf(name) >= 0) return true;
      }
      return false;
    },
    val: function val() {
      return this.length === 0 ? undefined : value_of(this.first());
    },
    nodeName: function nodeName() {
      return this.length === 0 ? undefined : native.html_tag(this.page, this.nodes[0]);
    },
    serializeObject: function serializeObject() {
      var fields = {};
      each_field(this, function (name, value) {
        fields[name] = value;
      });
      return fields;
    },
    serializeArray: function serializeArray() {
      var fields = [];
      each_field(this, function (name, value) {
        fields.push({ name: name, value: value });
      });
      return fields;
    },
    toString: function toString() {
      return this.text();
    },
    toJSON: function toJSON() {
      return { length: this.length, text: shortened(this.text()) };
    }
  };
  Selection.prototype = methods;
  Object.defineProperty(methods, 'constructor', { value: Selection });
  freeze(methods);

  inside.parseHTML = function parseHTML(text) {
    return new Selection(native.html_parse(text), [0]);
  };

  // ---- The text between two others: null when there is none; with `repeat`, all such texts.

  inside.findBetween = function findBetween(text, left, right, repeat) {
    var found = [];
    text = String(text);
    for (var from = 0; ; ) {
      var begin = text.indexOf(left, from);
      var end = begin < 0 ? -1 : text.indexOf(right, begin + left.length);
      if (end < 0) break;
      found.push(text.substring(begin + left.length, end));
      if (!repeat) return found[0];
      from = end + right.length;
      if (from === begin) from++; // both are empty
      if (from > text.length) break;
    }
    return found.length ? found : null;
  };
});
