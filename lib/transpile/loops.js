// for-of becomes a loop over an index. `__hs.each(values)` gives an array, a string without
// surrogates and the like as they are; of all else it makes a cursor: one value at 0, `more()` that
// moves on and answers 0, or -1 at the end, and `close()`, which calls the iterator's return() if
// it has not ended. An array that grows while it is walked through is walked to its new end.
//
//   { var s = __hs.each(E), i = 0;
//     try { for (; i < s.length || s.more && (i = s.more()) === 0; i++) { const x = s[i]; ... } }
//     catch (e) { throw __hs.failed(s, e); }
//     finally { if (s.more) s.close(); } }
function lower_loops(f, hs) {
  'use strict';

  var K = ts.SyntaxKind;

  // What is an array for certain needs no cursor, and nothing to close.
  function is_array(node) {
    if (ts.isArrayLiteralExpression(node)) return true;
    return (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      ts.isIdentifier(node.expression.expression) &&
      ts.idText(node.expression.expression) === 'Object' &&
      /^(keys|values|entries)$/.test(ts.idText(node.expression.name))
    );
  }

  function property(of, name) {
    return f.createPropertyAccessExpression(of, name);
  }

  function method(of, name) {
    return f.createCallExpression(property(of, name), undefined, []);
  }

  function head(list, i, certain) {
    var inside = f.createLessThan(i, property(list, 'length'));
    if (certain) return inside;
    var moved = f.createParenthesizedExpression(f.createAssignment(i, method(list, 'more')));
    var more = f.createLogicalAnd(
      property(list, 'more'),
      f.createStrictEquality(moved, f.createNumericLiteral(0))
    );
    return f.createLogicalOr(inside, more);
  }

  function take(initializer, element) {
    if (!ts.isVariableDeclarationList(initializer)) {
      return f.createExpressionStatement(f.createAssignment(initializer, element));
    }
    var one = initializer.declarations[0],
      taken = f.updateVariableDeclaration(one, one.name, undefined, undefined, element);
    return f.createVariableStatement(
      undefined,
      f.updateVariableDeclarationList(initializer, [taken])
    );
  }

  function body_of(loop, first) {
    var body = loop.statement;
    ts.setTextRange(first, loop.initializer);
    return ts.isBlock(body)
      ? f.updateBlock(body, [first].concat(body.statements))
      : f.createBlock([first, body], true);
  }

  function guarded(loop, list) {
    var e = f.createUniqueName('e');
    return f.createTryStatement(
      f.createBlock([loop], true),
      f.createCatchClause(
        f.createVariableDeclaration(e),
        f.createBlock([f.createThrowStatement(hs('failed', [list, e]))])
      ),
      f.createBlock([
        f.createIfStatement(
          property(list, 'more'),
          f.createExpressionStatement(method(list, 'close'))
        )
      ])
    );
  }

  // for (const { length } in o), which TypeScript takes for an assignment, becomes
  // for (var k in o) { const { length } = k; ... }
  function lower_for_in(original, loop) {
    var key = f.createUniqueName('k'),
      keys = f.createVariableDeclarationList([f.createVariableDeclaration(key)]),
      made = f.createForInStatement(
        keys, loop.expression, body_of(loop, take(loop.initializer, key))
      );
    return ts.setTextRange(ts.setOriginalNode(made, original), original);
  }

  function lower_for_of(original, loop, labels) {
    var values = loop.expression,
      list = f.createUniqueName('s'),
      i = f.createUniqueName('i'),
      certain = !loop.awaitModifier && is_array(original.expression),
      iterated = loop.awaitModifier ? hs('iterate_async', [values]) : values;
    var declared = f.createVariableStatement(
      undefined,
      f.createVariableDeclarationList([
        f.createVariableDeclaration(
          list, undefined, undefined, certain ? values : hs('each', [iterated])
        ),
        f.createVariableDeclaration(i, undefined, undefined, f.createNumericLiteral(0))
      ])
    );
    var first = take(loop.initializer, f.createElementAccessExpression(list, i));
    var made = f.createForStatement(
      undefined,
      head(list, i, certain),
      f.createPostfixIncrement(i),
      body_of(loop, first)
    );
    ts.setTextRange(ts.setOriginalNode(made, original), original);
    for (var n = labels.length - 1; n >= 0; n--) made = f.createLabeledStatement(labels[n], made);
    ts.setTextRange(declared, original.expression);
    return f.createBlock([declared, certain ? made : guarded(made, list)], true);
  }
  return { of: lower_for_of, in: lower_for_in };
}

// Whether the variable of a loop is taken apart.
function has_pattern(initializer) {
  'use strict';
  return ts.isVariableDeclarationList(initializer)
    ? ts.isBindingPattern(initializer.declarations[0].name)
    : ts.isArrayLiteralExpression(initializer) || ts.isObjectLiteralExpression(initializer);
}
