// What TypeScript's ES5 gets wrong of members, in other words:
//
//   super.x              __superGet(home, 'x', this), so that a getter has the right `this`
//   super.x = v          __superSet(home, 'x', this, v)
//   a.#x ||= v           a.#x || (a.#x = v)
//   { __proto__: p, x }  __based(p, { x })
//   { [k]: v, get x() {} }     __shown({ ... }): accessors after a computed key can be enumerated
//   { ...o, get x() {} }       __merged({ ...o }, { get x() {} }): not what the getter gives
//
// A home is `super.__hs_home`, of which name_homes() leaves what TypeScript makes of `super`; where
// a static member is set, that is not known yet.
function lower_members(f, context) {
  'use strict';

  var K = ts.SyntaxKind;

  function call(name, given) {
    return f.createCallExpression(f.createIdentifier(name), undefined, given);
  }

  // ---- super

  function is_of_super(node) {
    return is_access(node) && node.expression.kind === K.SuperKeyword;
  }
  function is_access(node) {
    return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
  }
  function is_in_static(node) {
    var around = ts.getSuperContainer(node, false);
    return (
      !!around &&
      (ts.isClassStaticBlockDeclaration(around) ||
        (ts.isPropertyDeclaration(around) && ts.hasStaticModifier(around)))
    );
  }

  function place_of(node, visit) {
    var home = is_in_static(node)
      ? f.createCallExpression(
          f.createPropertyAccessExpression(f.createIdentifier('Object'), 'getPrototypeOf'),
          undefined,
          [f.createThis()]
        )
      : f.createPropertyAccessExpression(f.createSuper(), '__hs_home');
    var key = ts.isPropertyAccessExpression(node)
      ? f.createStringLiteral(ts.idText(node.name))
      : ts.visitNode(node.argumentExpression, visit);
    return [home, key, f.createThis()];
  }

  function read(node, visit) {
    return ts.setTextRange(call('__superGet', place_of(node, visit)), node);
  }

  function write(node, visit, value) {
    return call('__superSet', place_of(node, visit).concat([value]));
  }

  // Only what can be evaluated twice is read and written.
  function has_plain_key(node) {
    return (
      ts.isPropertyAccessExpression(node) ||
      ts.isIdentifier(node.argumentExpression) ||
      ts.isStringLiteralLike(node.argumentExpression)
    );
  }

  // super.f(...) needs nothing, unless a static member is set.
  function call_of_super(node, visit) {
    if (!is_of_super(node.expression) || !is_in_static(node.expression)) return undefined;
    var method = f.createPropertyAccessExpression(read(node.expression, visit), 'call');
    return f.createCallExpression(
      method,
      undefined,
      [f.createThis()].concat(ts.visitNodes(node.arguments, visit))
    );
  }

  // ---- Assignments

  function operator_of_assignment(kind) {
    switch (kind) {
      case K.BarBarEqualsToken:
        return K.BarBarToken;
      case K.AmpersandAmpersandEqualsToken:
        return K.AmpersandAmpersandToken;
      case K.QuestionQuestionEqualsToken:
        return K.QuestionQuestionToken;
    }
    return undefined;
  }

  function assignment_to_super(node, visit) {
    var kind = node.operatorToken.kind,
      value = ts.visitNode(node.right, visit),
      short = operator_of_assignment(kind);
    if (kind === K.EqualsToken) return write(node.left, visit, value);
    if (!has_plain_key(node.left)) return undefined;
    var old = read(node.left, visit);
    if (short) return f.createBinaryExpression(old, short, write(node.left, visit, value));
    var operator = ts.getNonAssignmentOperatorForCompoundAssignment(kind);
    return write(node.left, visit, f.createBinaryExpression(old, operator, value));
  }

  // A receiver that is more than a name is kept in a variable.
  function assignment_to_private(node, visit) {
    var receiver = ts.visitNode(node.left.expression, visit),
      first = receiver;
    if (!ts.isIdentifier(receiver) && receiver.kind !== K.ThisKeyword) {
      receiver = f.createTempVariable(context.hoistVariableDeclaration);
      first = f.createParenthesizedExpression(f.createAssignment(receiver, first));
    }
    var set = f.createAssignment(
      f.createPropertyAccessExpression(receiver, node.left.name),
      ts.visitNode(node.right, visit)
    );
    return f.createBinaryExpression(
      f.createPropertyAccessExpression(first, node.left.name),
      operator_of_assignment(node.operatorToken.kind),
      f.createParenthesizedExpression(set)
    );
  }

  function is_private_short(node) {
    return (
      ts.isPropertyAccessExpression(node.left) &&
      ts.isPrivateIdentifier(node.left.name) &&
      operator_of_assignment(node.operatorToken.kind) !== undefined
    );
  }

  function assignment(node, visit) {
    if (is_private_short(node)) return assignment_to_private(node, visit);
    var assigns = ts.isAssignmentOperator(node.operatorToken.kind);
    return assigns && is_of_super(node.left) ? assignment_to_super(node, visit) : undefined;
  }

  // super.x++ and the like.
  function step(node, visit) {
    var up = node.operator === K.PlusPlusToken,
      one = f.createNumericLiteral(1);
    if (!up && node.operator !== K.MinusMinusToken) return undefined;
    if (!is_of_super(node.operand) || !has_plain_key(node.operand)) return undefined;
    var old = f.createPrefixUnaryExpression(K.PlusToken, read(node.operand, visit)),
      moved = up ? f.createAdd(old, one) : f.createSubtract(old, one),
      written = write(node.operand, visit, moved);
    if (ts.isPrefixUnaryExpression(node)) return written;
    return up ? f.createSubtract(written, one) : f.createAdd(written, one);
  }

  // ---- Object literals

  function chunks_of(properties) {
    var chunks = [],
      open = null;
    properties.forEach(function (one) {
      var spread = ts.isSpreadAssignment(one);
      if (spread || !open) chunks.push((open = []));
      open.push(one);
      if (spread) open = null;
    });
    return chunks;
  }

  function literal(node, visit) {
    var what = needs_of_literal(node);
    if (!what) return undefined;
    return based(node.properties, visit, what);
  }

  function based(properties, visit, what) {
    var at = index_of_proto(properties);
    if (at < 0) return merged(properties, visit, what);
    var proto = ts.visitNode(properties[at].initializer, visit),
      rest = properties.slice(0, at).concat(properties.slice(at + 1)),
      object = merged(rest, visit, what);
    return call('__based', at === 0 ? [proto, object] : [f.createVoidZero(), object, proto]);
  }
  function index_of_proto(properties) {
    for (var i = 0; i < properties.length; i++) if (is_proto(properties[i])) return i;
    return -1;
  }

  function merged(properties, visit, what) {
    if (!what.accessors || !what.spreads) return shown(properties, visit);
    return call(
      '__merged',
      chunks_of(properties).map(function (chunk) {
        return shown(chunk, visit);
      })
    );
  }

  function shown(properties, visit) {
    var what = needs_of_properties(properties),
      object = f.createObjectLiteralExpression(ts.visitNodes(f.createNodeArray(properties), visit));
    return what.accessors && what.computed ? call('__shown', [object]) : object;
  }

  return {
    is_of_super: is_of_super,
    read: read,
    call: call_of_super,
    assignment: assignment,
    step: step,
    literal: literal
  };
}

function is_proto(property) {
  return (
    ts.isPropertyAssignment(property) &&
    (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name)) &&
    ts.getTextOfIdentifierOrLiteral(property.name) === '__proto__'
  );
}

function needs_of_properties(properties) {
  var what = { proto: false, accessors: false, computed: false, spreads: false };
  properties.forEach(function (one) {
    if (is_proto(one)) what.proto = true;
    else if (ts.isSpreadAssignment(one)) what.spreads = true;
    else {
      if (ts.isAccessor(one)) what.accessors = true;
      if (ts.isComputedPropertyName(one.name)) what.computed = true;
    }
  });
  return what;
}

// What an object literal has that has to be lowered, or nothing.
function needs_of_literal(node) {
  var what = needs_of_properties(node.properties);
  return what.proto || (what.accessors && (what.computed || what.spreads)) ? what : undefined;
}

// After TypeScript: homes become what its `super` is.
function name_homes(code) {
  return code.replace(/\.__hs_home\b/g, '');
}
