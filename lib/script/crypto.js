// Digests, base64, random bytes and ids: a later part of the prelude. What k6 has in k6/crypto and
// k6/encoding, and of the web crypto, btoa and atob. `native` holds the functions of
// crypto_bindings.cpp.
(function (native, inside) {
  'use strict';

  var freeze = Object.freeze,
    kind = inside.kind;
  var algorithms = 'md5 sha1 sha256 sha384 sha512 sha512_224 sha512_256 ripemd160 md4'.split(' ');

  function given(what, result) {
    if (result === false) {
      throw new TypeError(what + ': data and keys are strings or bytes (ArrayBuffer, Uint8Array)');
    }
    if (result !== undefined) return result;
    throw new TypeError(
      what +
        ": the encoding is 'hex', 'base64', 'base64url', 'base64rawurl' or 'binary', the last " +
        'for an ArrayBuffer'
    );
  }
  function known(what, algorithm) {
    if (algorithms.indexOf(algorithm) < 0) {
      var near = inside.suggest(String(algorithm), algorithms);
      throw new TypeError(what + ': ' + kind(algorithm) + ' is no digest: ' + near);
    }
    if (native.knows_digest(algorithm)) return algorithm;
    throw new Error(what + ': OpenSSL on this machine does not have ' + algorithm);
  }

  // As the web names them.
  function refused(name, message) {
    var error = new Error(message);
    error.name = name;
    return error;
  }

  // ---- Digests of what is given piece by piece

  function Hasher(algorithm, key) {
    this.algorithm = algorithm;
    this.key = key;
    this.bytes = new Uint8Array(0);
  }
  inside.define_all(Hasher.prototype, {
    update(data) {
      var more = typeof data === 'string' ? new TextEncoder().encode(data) : data;
      if (more instanceof ArrayBuffer) more = new Uint8Array(more);
      if (!(more instanceof Uint8Array)) given('update(data)', false);
      var both = new Uint8Array(this.bytes.length + more.length);
      both.set(this.bytes);
      both.set(more, this.bytes.length);
      this.bytes = both;
      return this;
    },
    digest(encoding) {
      return given(
        'digest(encoding)',
        native.digest(this.algorithm, this.bytes, encoding || 'hex', this.key)
      );
    }
  });

  var crypto = {
    createHash(algorithm) {
      return new Hasher(known('createHash(algorithm)', algorithm));
    },
    createHMAC(algorithm, key) {
      if (key === undefined) given('createHMAC(algorithm, key)', false);
      return new Hasher(known('createHMAC(algorithm, key)', algorithm), key);
    },
    hmac(algorithm, key, data, encoding) {
      var what = 'hmac(algorithm, key, data, encoding)';
      if (key === undefined) given(what, false);
      return given(what, native.digest(known(what, algorithm), data, encoding || 'hex', key));
    },
    randomBytes(size) {
      if (typeof size !== 'number' || !(size >= 0 && size % 1 === 0 && size <= 1e8)) {
        throw new TypeError('randomBytes(size): ' + kind(size) + ' is not a number of bytes');
      }
      var bytes = new ArrayBuffer(size);
      native.random_bytes(bytes);
      return bytes;
    },
    getRandomValues(array) {
      if (!ArrayBuffer.isView(array) || !/^(Ui|I)nt/.test(name_of(array))) {
        throw refused(
          'TypeMismatchError',
          'getRandomValues(array): an array of whole numbers, as Uint8Array is'
        );
      }
      if (array.byteLength > 65536) {
        throw refused('QuotaExceededError', 'getRandomValues(array): at most 65536 bytes at once');
      }
      native.random_bytes(array);
      return array;
    },
    hexEncode(data) {
      return given('hexEncode(data)', native.encode(data, 'hex'));
    },
    randomUUID() {
      var bytes = new Uint8Array(16);
      native.random_bytes(bytes);
      bytes[6] = (bytes[6] & 15) | 64;
      bytes[8] = (bytes[8] & 63) | 128;
      return native
        .encode(bytes, 'hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    }
  };
  algorithms.forEach(function (algorithm) {
    crypto[algorithm] = function (data, encoding) {
      var what = algorithm + '(data, encoding)';
      return given(what, native.digest(known(what, algorithm), data, encoding || 'hex'));
    };
  });
  function name_of(array) {
    return Object.prototype.toString.call(array).slice(8, -1);
  }

  // ---- Base64

  var forms = ['std', 'rawstd', 'url', 'rawurl'];
  function form(what, encoding) {
    if (encoding === undefined || encoding === null) return 'std';
    if (forms.indexOf(encoding) >= 0) return encoding;
    throw new TypeError(
      what + ': ' + kind(encoding) + " is not 'std', 'rawstd', 'url' or 'rawurl'"
    );
  }
  var encoding = {
    b64encode(data, encoding) {
      var what = 'b64encode(data, encoding)';
      return given(what, native.encode(data, form(what, encoding)));
    },
    b64decode(text, encoding, format) {
      var what = 'b64decode(text, encoding, format)',
        bytes = native.decode(String(text), form(what, encoding), format === 's');
      if (bytes !== undefined) return bytes;
      throw new TypeError(what + ': ' + kind(text) + ' is not base64 of that encoding');
    }
  };

  // ---- What the web has as globals

  function btoa(text) {
    var bytes = native.to_latin1(String(text));
    if (bytes === undefined) {
      throw refused(
        'InvalidCharacterError',
        'btoa(text): a character is beyond U+00FF; b64encode of hailstorm/encoding takes any text'
      );
    }
    return native.encode(bytes, 'std');
  }
  function atob(text) {
    var digits = String(text).replace(/[\t\n\f\r ]+/g, '');
    if (digits.length % 4 === 0) digits = digits.replace(/==?$/, '');
    var bytes = native.decode(digits, 'rawstd', false);
    if (bytes === undefined) {
      throw refused('InvalidCharacterError', 'atob(text): the text is not base64');
    }
    return native.from_latin1(bytes);
  }

  return {
    globals: {
      btoa: btoa,
      atob: atob,
      crypto: freeze({ getRandomValues: crypto.getRandomValues, randomUUID: crypto.randomUUID })
    },
    crypto: freeze(crypto),
    encoding: freeze(encoding)
  };
});
