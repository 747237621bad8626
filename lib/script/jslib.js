// What k6's users take from jslib's k6-utils: a later part of the prelude.
(function (native, inside) {
  'use strict';

  var kind = inside.kind,
    letters = 'abcdefghijklmnopqrstuvwxyz';

  function whole(what, number) {
    if (typeof number === 'number' && number % 1 === 0) return number;
    throw new TypeError(what + ': ' + kind(number) + ' is not a whole number');
  }

  return {
    module: Object.freeze({
      randomIntBetween(min, max) {
        var what = 'randomIntBetween(min, max)';
        if (whole(what, min) > whole(what, max)) {
          throw new TypeError(what + ': ' + min + ' is above ' + max);
        }
        return min + Math.floor(Math.random() * (max - min + 1));
      },
      randomItem(items) {
        if (items === null || items === undefined || !(items.length > 0)) {
          throw new TypeError('randomItem(items): ' + kind(items) + ' has no items');
        }
        return items[Math.floor(Math.random() * items.length)];
      },
      randomString(length, characters) {
        var made = '',
          from = characters === undefined ? letters : String(characters);
        whole('randomString(length, characters)', length);
        if (from === '') throw new TypeError('randomString(length, characters): no characters');
        while (length-- > 0) made += from[Math.floor(Math.random() * from.length)];
        return made;
      },
      uuidv4() {
        return inside.part('crypto').crypto.randomUUID();
      },
      findBetween: inside.findBetween
    })
  };
});
