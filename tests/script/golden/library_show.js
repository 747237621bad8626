// What an expression gives, as one text; the same in Node as in a bot's heap.
function show(value, depth) {
  depth = depth || 0;
  if (depth > 5) return '...';
  function inner(part) {
    return show(part, depth + 1);
  }
  if (value === undefined) return 'undefined';
  if (typeof value === 'number') return value === 0 && 1 / value < 0 ? '-0' : String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'symbol') return String(value);
  if (typeof value === 'function') return 'function ' + value.name;
  if (value === null || typeof value === 'boolean') return String(value);
  var kind = Object.prototype.toString.call(value).slice(8, -1);
  if (value instanceof Error) return value.name + '(' + value.message + ')';
  if (Array.isArray(value)) {
    var parts = [];
    for (var i = 0; i < value.length; i++) parts.push(i in value ? inner(value[i]) : 'hole');
    return '[' + parts.join(', ') + ']';
  }
  if (kind === 'Map' || kind === 'Set') {
    var held = [];
    value.forEach(function (v, k) {
      held.push(kind === 'Map' ? inner(k) + ' => ' + inner(v) : inner(v));
    });
    return kind + '{' + held.join(', ') + '}';
  }
  if (/Array$/.test(kind) && value.length !== undefined) {
    return kind + '[' + Array.prototype.map.call(value, inner).join(', ') + ']';
  }
  if (kind === 'ArrayBuffer') return kind + inner(new Uint8Array(value));
  if (/Date|RegExp/.test(kind)) return String(value);
  var names = Object.keys(value).map(function (name) {
    return name + ': ' + inner(value[name]);
  });
  return (kind === 'Object' ? '' : kind) + '{' + names.join(', ') + '}';
}

// The result of a line; of what it throws only the kind, since the words differ.
function result_of(line) {
  try {
    return show(new Function('return (' + line + ');')());
  } catch (error) {
    return 'throws ' + (error && error.name);
  }
}
