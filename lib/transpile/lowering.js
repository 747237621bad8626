// A transformer that runs before TypeScript's own: async functions become functions that run in a
// strand, await becomes a call that blocks (`__hs.wait`), and the rest of ES2015 is left to
// TypeScript. An async function begins with
//
//   if (!__hs.inline(f)) return __hs.run(f, this, arguments);
//
// which stands before its defaults are set, so that what they throw rejects. That line is written
// last, by name_strands(): until then a directive stands for it. Where the name of the function may
// be another's, its body becomes an arrow function, `return __hs.run(() => { ... })`.
var lower = (function () {
  'use strict';

  var K = ts.SyntaxKind;

  // names: { changing, async } of the file; see name_uses().
  return function (context, names) {
    var f = context.factory,
      scope = null, // of the function around: { arrow, wrapped, generator, args, uses_args, outer }
      loops = lower_loops(f, hs),
      members = lower_members(f, context),
      fields = lower_fields(f);

    function hs(name, given) {
      var callee = f.createPropertyAccessExpression(f.createIdentifier('__hs'), name);
      return f.createCallExpression(callee, undefined, given);
    }

    function placed(node, original) {
      return ts.setTextRange(node, original);
    }

    function each_child(node) {
      return ts.visitEachChild(node, visit, context);
    }

    function variable(name, value) {
      return f.createVariableStatement(
        undefined,
        f.createVariableDeclarationList([
          f.createVariableDeclaration(name, undefined, undefined, value)
        ])
      );
    }

    function within(inner, f) {
      inner.outer = scope;
      scope = inner;
      var result = f();
      scope = inner.outer;
      return result;
    }

    // `arguments` of the function around, where that would be another function's in the new code.
    function arguments_here(node) {
      var owner = scope,
        elsewhere = false;
      if (!ts.isExpressionNode(node)) return node;
      while (owner && owner.arrow) {
        owner = owner.outer;
        elsewhere = true;
      }
      if (!owner) return node;
      owner.uses_args = true;
      if (!elsewhere && !owner.wrapped && !owner.moves) return node;
      owner.args = owner.args || f.createUniqueName('args');
      return owner.args;
    }

    // The statements of a body with `args` set, after directives and the call of super.
    function with_args(statements, args) {
      if (!args) return statements;
      var at = 0;
      while (at < statements.length && ts.isPrologueDirective(statements[at])) at++;
      var first = statements[at];
      if (first && ts.isExpressionStatement(first) && ts.isSuperCall(first.expression)) at++;
      var set = variable(args, f.createIdentifier('arguments'));
      // What comes before the body of a generator stays in the function that makes it.
      ts.setEmitFlags(set, ts.EmitFlags.CustomPrologue);
      return statements.slice(0, at).concat([set], statements.slice(at));
    }

    function is_no_async_keyword(node) {
      return node.kind !== K.AsyncKeyword;
    }
    // The name of an async function may lead elsewhere by the time it is called.
    function must_be_wrapped(node) {
      return !!node.asteriskToken || (!!node.name && !!names.changing[name_of(node.name)]);
    }
    function is_this(parameter) {
      return ts.isIdentifier(parameter.name) && ts.idText(parameter.name) === 'this';
    }
    function is_no_this(parameter) {
      return !is_this(parameter);
    }
    function is_rest(parameter) {
      return !!parameter.dotDotDotToken;
    }
    function is_plain(parameter) {
      return ts.isIdentifier(parameter.name) && !parameter.initializer;
    }

    // Whether the body has a variable of the name of a parameter: it is that parameter.
    function declares_again(body, parameters) {
      var own = parameters.map(function (one) {
        return ts.idText(one.name);
      });
      return (function walk(node) {
        if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
        if (
          ts.isVariableDeclaration(node) &&
          (!ts.isIdentifier(node.name) || own.indexOf(ts.idText(node.name)) >= 0) &&
          !(node.parent.flags & ts.NodeFlags.BlockScoped)
        ) {
          return true;
        }
        return !!ts.forEachChild(node, walk);
      })(body);
    }

    // The parameters of the function that is left: those that may fail, or be set anew, are taken
    // apart in the strand.
    function split(node, body) {
      var own = node.parameters.filter(is_no_this);
      if (own.every(is_plain) && !declares_again(body, own)) {
        return { outer: own, inner: [], passed: [] };
      }
      var passed = [],
        rest;
      var outer = own.map(function (one) {
        var name = f.createUniqueName(ts.isIdentifier(one.name) ? ts.idText(one.name) : 'given');
        if (one.dotDotDotToken) rest = name;
        else passed.push(name);
        return f.createParameterDeclaration(undefined, one.dotDotDotToken, name);
      });
      var list = f.createArrayLiteralExpression(passed);
      if (rest) {
        var concat = f.createPropertyAccessExpression(list, 'concat');
        list = f.createCallExpression(concat, undefined, [rest]);
      }
      return { outer: outer, inner: own, passed: [list] };
    }

    function strand(node, split) {
      var passed = split.passed.length ? [f.createVoidZero()].concat(split.passed) : [];
      var body = f.createArrowFunction(
        undefined,
        undefined,
        split.inner,
        undefined,
        undefined,
        node.body
      );
      return hs('run', [body].concat(passed));
    }

    function generator(node, split) {
      var body = f.createFunctionExpression(
        undefined,
        f.createToken(K.AsteriskToken),
        undefined,
        undefined,
        split.inner,
        undefined,
        node.body
      );
      return hs('async_generator', [body, f.createThis()].concat(split.passed));
    }

    function body_of(call, args, node) {
      var back = f.createReturnStatement(call);
      ts.setSourceMapRange(back, { pos: node.body.pos, end: node.body.end });
      return f.createBlock(with_args([back], args), true);
    }

    // The function with other parameters and another body, and no longer async.
    function update(node, p, body) {
      var m = node.modifiers && node.modifiers.filter(is_no_async_keyword),
        star = is_async_function(node) ? undefined : node.asteriskToken,
        name = node.name,
        t = node.typeParameters;
      switch (node.kind) {
        case K.ArrowFunction:
          return f.updateArrowFunction(
            node, m, t, p, undefined, node.equalsGreaterThanToken, body
          );
        case K.FunctionDeclaration:
          return f.updateFunctionDeclaration(node, m, star, name, t, p, undefined, body);
        case K.FunctionExpression:
          return f.updateFunctionExpression(node, m, star, name, t, p, undefined, body);
        case K.MethodDeclaration:
          return f.updateMethodDeclaration(node, m, star, name, undefined, t, p, undefined, body);
        case K.GetAccessor:
          return f.updateGetAccessorDeclaration(node, m, name, p, undefined, body);
        case K.SetAccessor:
          return f.updateSetAccessorDeclaration(node, m, name, p, body);
        default:
          return f.updateConstructorDeclaration(node, m, p, body);
      }
    }

    function wrapped_function(node, original, inner) {
      var parts = split(node, original.body),
        call = inner.generator ? generator(node, parts) : strand(node, parts),
        is_arrow = ts.isArrowFunction(node);
      return update(node, parts.outer, is_arrow ? call : body_of(call, inner.args, original));
    }

    // What name_strands() turns into the first statement.
    function strand_directive(node, inner) {
      var own = node.parameters.filter(is_no_this),
        by_name = own.every(is_plain) && !own.some(is_rest) && !inner.uses_args;
      var text = by_name ? STRAND_WITH_LIST : STRAND_WITH_ARGUMENTS;
      return f.createExpressionStatement(f.createStringLiteral(text));
    }

    function strand_function(node, inner) {
      var first = strand_directive(node, inner);
      if (!ts.isBlock(node.body)) {
        var back = placed(f.createReturnStatement(node.body), node.body);
        return update(node, node.parameters, f.createBlock([first, back]));
      }
      var statements = with_args(node.body.statements, inner.args),
        at = 0;
      while (at < statements.length && ts.isPrologueDirective(statements[at])) at++;
      statements = statements.slice(0, at).concat([first], statements.slice(at));
      return update(node, node.parameters, f.updateBlock(node.body, statements));
    }

    function visit_function(node) {
      if (!node.body) return node;
      var runs_in_strand = is_async_function(node),
        inner = {
          arrow: ts.isArrowFunction(node),
          wrapped: runs_in_strand && must_be_wrapped(node),
          generator: runs_in_strand && !!node.asteriskToken,
          moves: !runs_in_strand && !!node.asteriskToken,
          args: null,
          uses_args: false
        };
      var visited = within(inner, function () {
        return each_child(node);
      });
      if (inner.wrapped) return wrapped_function(visited, node, inner);
      if (runs_in_strand) return strand_function(visited, inner);
      if (!inner.args) return visited;
      var statements = with_args(visited.body.statements, inner.args);
      return update(visited, visited.parameters, f.updateBlock(visited.body, statements));
    }

    function visit_yield(node) {
      node = each_child(node);
      if (!scope.generator) return node;
      if (node.asteriskToken) {
        var all = hs('iterate_async', [node.expression]);
        return f.updateYieldExpression(node, node.asteriskToken, all);
      }
      return node.expression
        ? f.updateYieldExpression(node, undefined, hs('wait', [node.expression]))
        : node;
    }

    function visit_return(node) {
      var visited = each_child(node);
      if (!scope || !scope.generator || !visited.expression) return visited;
      return f.updateReturnStatement(visited, hs('wait', [visited.expression]));
    }

    function thunk(expression) {
      return within({ arrow: true }, function () {
        var value = ts.visitNode(expression, visit);
        return f.createArrowFunction(undefined, undefined, [], undefined, undefined, value);
      });
    }

    function visit_call(node) {
      var how = is_promise_method(node) ? overlap_of(node) : undefined;
      if (!how) return members.call(node, visit) || visit_plain_call(node);
      var kind = f.createStringLiteral(ts.idText(node.expression.name)),
        list = node.arguments[0];
      if (how === 'list') {
        var thunks = f.createArrayLiteralExpression(list.elements.map(thunk));
        return placed(hs('all', [thunks, kind]), node);
      }
      var array = ts.visitNode(list.expression.expression, visit),
        callback = ts.visitNode(list.arguments[0], visit);
      return placed(hs('map', [array, callback, kind]), node);
    }

    // The `super.f` of super.f(...) is left as it is.
    function visit_plain_call(node) {
      if (!members.is_of_super(node.expression)) return each_child(node);
      var given = ts.visitNodes(node.arguments, visit);
      return f.updateCallExpression(node, visit_callee(node.expression), undefined, given);
    }
    function visit_callee(node) {
      return members.is_of_super(node) ? each_child(node) : ts.visitNode(node, visit);
    }

    // await this.f(...), await super.f(...), and await f(...) of an async function of this file: it
    // may run within this strand.
    function inlined_call(call) {
      var callee = call.expression,
        self;
      if (!ts.isCallExpression(call) || call.questionDotToken) return undefined;
      if (ts.isIdentifier(callee)) {
        if (!names.async[name_of(callee)]) return undefined;
        self = f.createVoidZero();
      } else {
        if (!ts.isPropertyAccessExpression(callee) || callee.questionDotToken) return undefined;
        var of = callee.expression.kind;
        if (of !== K.ThisKeyword && of !== K.SuperKeyword) return undefined;
        self = f.createThis();
      }
      var given = f.createArrayLiteralExpression(ts.visitNodes(call.arguments, visit));
      return hs('call', [visit_callee(callee), self, given]);
    }

    function visit_await(node) {
      var value = inlined_call(node.expression);
      return placed(value || hs('wait', [ts.visitNode(node.expression, visit)]), node);
    }

    function visit_access(node) {
      if (!members.is_of_super(node) || ts.isAssignmentTarget(node)) return each_child(node);
      return ts.isDeleteExpression(node.parent) ? each_child(node) : members.read(node, visit);
    }

    function visit_loop(node, labels) {
      return loops.of(node, each_child(node), labels);
    }

    function visit_labels(node) {
      var labels = [],
        inner = node;
      while (ts.isLabeledStatement(inner)) {
        labels.push(inner.label);
        inner = inner.statement;
      }
      return inner.kind === K.ForOfStatement ? visit_loop(inner, labels) : each_child(node);
    }

    function visit(node) {
      if (!node.has_work) return node;
      switch (node.kind) {
        case K.Identifier:
          return arguments_here(node);
        case K.AwaitExpression:
          return visit_await(node);
        case K.YieldExpression:
          return visit_yield(node);
        case K.ReturnStatement:
          return visit_return(node);
        case K.CallExpression:
          return visit_call(node);
        case K.PropertyAccessExpression:
        case K.ElementAccessExpression:
          return visit_access(node);
        case K.BinaryExpression:
          return members.assignment(node, visit) || each_child(node);
        case K.PrefixUnaryExpression:
        case K.PostfixUnaryExpression:
          return members.step(node, visit) || each_child(node);
        case K.ObjectLiteralExpression:
          return members.literal(node, visit) || each_child(node);
        case K.NoSubstitutionTemplateLiteral:
        case K.TemplateHead:
        case K.TemplateMiddle:
        case K.TemplateTail:
          return cooked_template(f, node);
        case K.PropertyDeclaration:
          return fields(node, each_child(node));
        case K.ForOfStatement:
          return visit_loop(node, []);
        case K.ForInStatement:
          return has_pattern(node.initializer)
            ? loops.in(node, each_child(node))
            : each_child(node);
        case K.LabeledStatement:
          return visit_labels(node);
        case K.FunctionDeclaration:
        case K.FunctionExpression:
        case K.ArrowFunction:
        case K.MethodDeclaration:
        case K.Constructor:
        case K.GetAccessor:
        case K.SetAccessor:
          return visit_function(node);
        default:
          return each_child(node);
      }
    }

    return function (file) {
      return each_child(file);
    };
  };
})();
