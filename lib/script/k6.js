// k6's modules over Hailstorm's own, and why some are not there: a later part of the prelude. What
// k6/execution gives is in k6_execution.js.
(function (native, inside) {
  'use strict';

  var exported = inside.exported,
    define = Object.defineProperty,
    module_with = inside.module_with,
    made = {};

  function some_of(from, names) {
    var some = {};
    names.split(' ').forEach(function (name) {
      some[name] = from[name];
    });
    return some;
  }

  // Names that k6 has: to read one says why it is not there.
  function without(module, names, why) {
    names.split(' ').forEach(function (name) {
      define(module, name, {
        get: function () {
          throw new TypeError('Hailstorm has no ' + name + ': ' + why);
        }
      });
    });
    return module;
  }

  // ---- k6

  var of_k6 = some_of(exported, 'check group randomSeed');
  // k6 takes the number as a text, too, and a time below 0 is over at once.
  of_k6.sleep = function sleep(seconds) {
    var number = typeof seconds === 'string' && /\S/.test(seconds) ? +seconds : seconds;
    exported.sleep(number < 0 ? 0 : number);
  };
  of_k6.fail = function fail(reason) {
    throw new Error(reason === undefined ? 'fail() was called' : String(reason));
  };

  // ---- k6/http

  var http = some_of(inside.http, Object.keys(inside.http).join(' '));
  ['1_0', '1_1', '1_2', '1_3'].forEach(function (version) {
    http['TLS_' + version] = 'tls' + version.replace('_', '.');
  });
  without(
    http,
    'OCSP_STATUS_GOOD OCSP_STATUS_REVOKED OCSP_STATUS_SERVER_FAILED OCSP_STATUS_UNKNOWN ' +
      'OCSP_REASON_UNSPECIFIED OCSP_REASON_KEY_COMPROMISE OCSP_REASON_CA_COMPROMISE ' +
      'OCSP_REASON_AFFILIATION_CHANGED OCSP_REASON_SUPERSEDED ' +
      'OCSP_REASON_CESSATION_OF_OPERATION OCSP_REASON_CERTIFICATE_HOLD ' +
      'OCSP_REASON_REMOVE_FROM_CRL OCSP_REASON_PRIVILEGE_WITHDRAWN OCSP_REASON_AA_COMPROMISE',
    'responses have no ocsp; a certificate that is revoked is not told apart'
  );

  // ---- Modules that need another part

  function crypto() {
    var names =
      'createHMAC createHash hexEncode hmac md4 md5 randomBytes ripemd160 sha1 sha256 sha384 ' +
      'sha512 sha512_224 sha512_256';
    return module_with(some_of(inside.part('crypto').crypto, names));
  }
  function encoding() {
    return module_with(some_of(inside.part('crypto').encoding, 'b64decode b64encode'));
  }

  // ---- What is not there. The first that begins the name counts.

  var crypto_instead =
      "crypto.getRandomValues and crypto.randomUUID are global, digests are in 'k6/crypto'",
    no_websocket = 'it loads by HTTP/1.1: leave WebSockets to another tool',
    no_browser = 'a bot has no page: request what the page requests, with http.batch';
  var lacking = [
    ['k6/ws', no_websocket],
    ['k6/websockets', no_websocket],
    ['k6/experimental/websockets', no_websocket],
    ['k6/net/grpc', 'it loads by HTTP/1.1: leave gRPC to another tool'],
    ['k6/experimental/grpc', 'it loads by HTTP/1.1: leave gRPC to another tool'],
    ['k6/browser', no_browser],
    ['k6/experimental/browser', no_browser],
    ['k6/crypto/x509', 'read what a certificate says before the run, and give it with -e'],
    ['k6/secrets', '-e NAME=VALUE gives it, __ENV.NAME reads it; logs hide what looks secret'],
    ['k6/experimental/webcrypto', crypto_instead],
    ['k6/experimental/timers', "'k6/timers' has them, and they are global"],
    ['k6/experimental/fs', 'open(path) reads a file'],
    ['k6/experimental/csv', "rows(path) of 'hailstorm' reads a CSV file"],
    ['k6/experimental/redis', "storage of 'hailstorm' keeps what outlives a bot"],
    ['k6/experimental/', 'what is an experiment in k6 is not here'],
    ['k6/x/', 'extensions of k6 are Go: write the part that you need in JavaScript']
  ];
  var libraries = [
    [/k6-utils/, "'hailstorm/utils' has randomItem, randomIntBetween, randomString, uuidv4"],
    [/papaparse|csv/, "rows(path) of 'hailstorm' reads a CSV file"],
    [/k6-?(chaijs|testing)/, "'hailstorm/expect' has expect"],
    [/\/url\//, 'URL and URLSearchParams are global']
  ];

  function instead_of_url(url) {
    var found = libraries.filter(function (library) {
      return library[0].test(url);
    })[0];
    return (
      "a script is read from files alone: download it, and import it by its path, './" +
      url.replace(/[?#].*$/, '').replace(/^.*\//, '') + "'" + (found ? '; or ' + found[1] : '')
    );
  }
  function instead_of(id) {
    if (/^http/.test(id)) return instead_of_url(id);
    var found = lacking.filter(function (one) {
      return id.indexOf(one[0]) === 0;
    })[0];
    if (found) return found[1];
    var known = Object.keys(inside.module_of).filter(function (name) {
      return name.indexOf('k6') === 0;
    });
    return inside.suggest(id, known);
  }

  return {
    k6: module_with(of_k6),
    http: module_with(http),
    data: module_with(some_of(exported, 'SharedArray')),
    html: module_with(some_of(exported, 'parseHTML')),
    metrics: module_with(some_of(exported, 'Counter Gauge Rate Trend')),
    timers: module_with(some_of(globalThis, 'clearInterval clearTimeout setInterval setTimeout')),
    get crypto() {
      return made.crypto || (made.crypto = crypto());
    },
    get encoding() {
      return made.encoding || (made.encoding = encoding());
    },
    refuse(id) {
      throw new Error("Hailstorm has no '" + id + "': " + instead_of(id));
    }
  };
});
