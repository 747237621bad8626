// Fields of classes: one without a value is there all the same. Static fields called as what
// functions have already cannot be assigned.
function lower_fields(f) {
  'use strict';

  function define_static(name, value) {
    var define = f.createPropertyAccessExpression(f.createIdentifier('Object'), 'defineProperty');
    var how = ['writable', 'enumerable', 'configurable'].map(function (one) {
      return f.createPropertyAssignment(one, f.createTrue());
    });
    var call = f.createCallExpression(define, undefined, [
      f.createThis(),
      f.createStringLiteral(name),
      f.createObjectLiteralExpression([f.createPropertyAssignment('value', value)].concat(how))
    ]);
    return f.createClassStaticBlockDeclaration(f.createBlock([f.createExpressionStatement(call)]));
  }

  return function (node, visited) {
    var flags = ts.getCombinedModifierFlags(node),
      M = ts.ModifierFlags,
      value = visited.initializer || f.createVoidZero();
    if (flags & (M.Ambient | M.Abstract) || ts.isPrivateIdentifier(node.name)) return visited;
    if (ts.hasDecorators && ts.hasDecorators(node)) return visited;
    var name = ts.isIdentifier(node.name) ? ts.idText(node.name) : '';
    if (flags & M.Static && /^(name|length)$/.test(name)) return define_static(name, value);
    if (visited.initializer) return visited;
    return f.updatePropertyDeclaration(
      visited, visited.modifiers, visited.name, undefined, undefined, value
    );
  };
}
