// Calls of Promise.all and its like, whose blocking elements shall overlap.
var PROMISE_METHODS = ['all', 'allSettled', 'race', 'any'];

// Promise.all(...), by that very name.
function is_promise_method(node) {
  var callee = node.expression;
  return (
    ts.isPropertyAccessExpression(callee) &&
    ts.isIdentifier(callee.expression) &&
    ts.idText(callee.expression) === 'Promise' &&
    PROMISE_METHODS.indexOf(ts.idText(callee.name)) >= 0 &&
    node.arguments.length === 1
  );
}

// How Promise.all(...) may be made to overlap: 'list', 'map', or not at all. The elements of a list
// become functions that run later than the author wrote them, those that block. So whatever could
// tell the difference is left alone.
var overlap_of = (function () {
  'use strict';

  var K = ts.SyntaxKind;

  function some(node, test) {
    return test(node) || !!ts.forEachChild(node, function (child) {
      return ts.isFunctionLike(child) ? false : some(child, test);
    });
  }

  function waits(node) {
    return node.kind === K.AwaitExpression || node.kind === K.YieldExpression;
  }

  function acts(node) {
    switch (node.kind) {
      case K.CallExpression:
      case K.NewExpression:
      case K.TaggedTemplateExpression:
      case K.DeleteExpression:
      case K.PostfixUnaryExpression:
      case K.PrefixUnaryExpression:
        return true;
    }
    return false;
  }

  // f(x, y.z): all of it but the call itself is over at once.
  function is_simple_call(node) {
    if (!ts.isCallExpression(node)) return !some(node, acts);
    return (
      !some(node.expression, acts) &&
      node.arguments.every(function (one) {
        return !some(one, acts);
      })
    );
  }

  function is_awaited(node) {
    var outer = node.parent;
    while (outer && ts.isParenthesizedExpression(outer)) outer = outer.parent;
    return !!outer && outer.kind === K.AwaitExpression;
  }

  function is_in_loop(node) {
    for (var outer = node.parent; outer && !ts.isFunctionLike(outer); outer = outer.parent) {
      if (ts.isIterationStatement(outer, false)) return true;
    }
    return false;
  }

  function is_list(node, list) {
    if (!ts.isArrayLiteralExpression(list) || list.elements.length < 2) return false;
    var can_wait = list.elements.some(function (one) {
      return ts.isSpreadElement(one) || ts.isOmittedExpression(one) || some(one, waits);
    });
    if (can_wait) return false;
    var all_end = is_awaited(node) && /^all/.test(ts.idText(node.expression.name));
    if (all_end) return true;
    return !is_in_loop(node) && list.elements.every(is_simple_call);
  }

  return function (node) {
    var list = node.arguments[0];
    if (is_list(node, list)) return 'list';
    var maps =
      ts.isCallExpression(list) &&
      ts.isPropertyAccessExpression(list.expression) &&
      !list.questionDotToken &&
      !list.expression.questionDotToken &&
      ts.idText(list.expression.name) === 'map' &&
      list.arguments.length === 1 &&
      !ts.isSpreadElement(list.arguments[0]);
    return maps ? 'map' : undefined;
  };
})();
