// How async functions name themselves in their first statement.
var STRAND_WITH_LIST = 'strand: list',
  STRAND_WITH_ARGUMENTS = 'strand: arguments';

function name_of(identifier) {
  return ts.isIdentifier(identifier) ? ts.idText(identifier) : '';
}

function is_async_function(node) {
  return (
    ts.isFunctionLike(node) &&
    !!node.modifiers &&
    node.modifiers.some(function (one) {
      return one.kind === ts.SyntaxKind.AsyncKeyword;
    })
  );
}

// { changing, async }: the names that are declared more than once in a file, or assigned, and those
// of async functions. Scopes are not looked at: what may be another's is taken for another's.
var name_uses = (function () {
  'use strict';

  var K = ts.SyntaxKind;

  function is_assignment(kind) {
    return kind >= K.FirstAssignment && kind <= K.LastAssignment;
  }

  // What `node` assigns to, if it does.
  function target_of(node) {
    switch (node.kind) {
      case K.BinaryExpression:
        return is_assignment(node.operatorToken.kind) ? node.left : undefined;
      case K.PrefixUnaryExpression:
      case K.PostfixUnaryExpression:
        return node.operand;
      case K.ForInStatement:
      case K.ForOfStatement:
        return node.initializer;
    }
    return undefined;
  }

  function is_declaration(node) {
    return (
      (ts.isVariableDeclaration(node) ||
        ts.isParameter(node) ||
        ts.isBindingElement(node) ||
        ts.isFunctionDeclaration(node) ||
        ts.isFunctionExpression(node) ||
        ts.isClassLike(node)) &&
      !!node.name
    );
  }

  // `const f = async () => ...` calls nothing by its name, but is called by it.
  function is_async_variable(node) {
    var value = ts.isVariableDeclaration(node) && node.initializer;
    return !!value && is_async_function(value);
  }

  return function (file) {
    var declared = Object.create(null),
      uses = { changing: Object.create(null), async: Object.create(null) };

    function assigned(node) {
      if (ts.isIdentifier(node)) uses.changing[ts.idText(node)] = true;
      else ts.forEachChild(node, assigned);
    }
    (function walk(node) {
      var target = target_of(node);
      if (target) assigned(target);
      if (is_declaration(node)) {
        var name = name_of(node.name);
        if (declared[name]) uses.changing[name] = true;
        declared[name] = true;
        if (is_async_variable(node) || (is_async_function(node) && !node.asteriskToken)) {
          uses.async[name] = true;
        }
      }
      ts.forEachChild(node, walk);
    })(file);
    return uses;
  };
})();

// By name of let, const and class within blocks: the functions, or the file, that they are in.
function names_in_blocks(file) {
  'use strict';

  var names = Object.create(null);

  function is_of_block(node) {
    if (ts.isClassDeclaration(node)) return true;
    for (var outer = node; ts.isBindingElement(outer); ) outer = outer.parent.parent;
    return ts.isVariableDeclaration(outer) && !!(outer.parent.flags & ts.NodeFlags.BlockScoped);
  }
  function walk(node, around, in_block) {
    if (in_block && node.name && ts.isIdentifier(node.name) && is_of_block(node)) {
      var name = ts.idText(node.name);
      (names[name] = names[name] || []).push(around);
    }
    var is_function = ts.isFunctionLike(node),
      is_body = ts.isBlock(node) && ts.isFunctionLike(node.parent),
      opens = ts.isIterationStatement(node, false) || ts.isCaseBlock(node) || ts.isBlock(node);
    ts.forEachChild(node, function (child) {
      walk(child, is_function ? node : around, !is_function && !is_body && (in_block || opens));
    });
  }
  walk(file, file, false);
  return names;
}

// Directives become what they stand for, after any others. By then parameters are plain names.
function name_strands(code) {
  var count = 0,
    prefix = '__async';
  while (code.indexOf(prefix) >= 0) prefix += '_';
  return code.replace(
    /function ?([^\s()]*)\(([^()]*)\) \{(\s*(?:["'][^"']*["'];\s*)*)"strand: (list|arguments)";/g,
    function (all, name, parameters, space, kind) {
      name = name || prefix + ++count;
      var given = kind === 'arguments' ? ', arguments' : parameters && ', [' + parameters + ']';
      return (
        'function ' + name + '(' + parameters + ') {' + space +
        'if (!__hs.inline(' + name + ')) return __hs.run(' + name + ', this' + given + ');'
      );
    }
  );
}
