// The text of a part of a tagged template, where TypeScript takes a short \u{...} for a mistake.
// What is one has no text.
function cooked_template(f, node) {
  'use strict';

  var K = ts.SyntaxKind,
    escape = /\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(\r\n|[^]))/gi,
    signs = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' },
    valid = true;

  function text_of(all, point, unit, byte, sign, at, raw) {
    if (point) return point_text(parseInt(point, 16));
    if (unit || byte) return String.fromCharCode(parseInt(unit || byte, 16));
    if (/[1-9ux]/.test(sign) || (sign === '0' && /^\d/.test(raw.slice(at + 2)))) valid = false;
    if (/^[\r\n\u2028\u2029]/.test(sign)) return '';
    return signs[sign] === undefined ? sign : signs[sign];
  }
  function point_text(point) {
    if (point > 0x10ffff) valid = false;
    if (point < 0x10000) return String.fromCharCode(point);
    point -= 0x10000;
    return String.fromCharCode(0xd800 + (point >> 10), 0xdc00 + (point & 0x3ff));
  }

  var raw = node.rawText,
    text = raw.replace(escape, text_of);
  if (!valid) return node;
  switch (node.kind) {
    case K.TemplateHead:
      return f.createTemplateHead(text, raw);
    case K.TemplateMiddle:
      return f.createTemplateMiddle(text, raw);
    case K.TemplateTail:
      return f.createTemplateTail(text, raw);
    default:
      return f.createNoSubstitutionTemplateLiteral(text, raw);
  }
}
