// What cannot be had is refused, at its place and with a way out: a walk over the author's tree
// before anything is made of it. The same walk marks what the lowering has to visit.
var find_problems = (function () {
  'use strict';

  var K = ts.SyntaxKind;

  var WORK = [
    K.AwaitExpression,
    K.ForOfStatement,
    K.PropertyDeclaration,
    K.AsyncKeyword,
    K.YieldExpression,
    K.SuperKeyword
  ];

  // Errors of the checker that are errors of JavaScript too, beside those that TypeScript knows as
  // such (ts.plainJSErrors). By their numbers: their names are their whole text.
  var early = [
    [1103, 1163, 1221, 1300, 1431], // yield and for await where they cannot be
    [1212, 1213, 1214, 1260, 1389, 1390], // words that are no names
    [1142, 1206, 1209, 1231, 1232, 1233, 1326, 1346, 1347, 1351], // ... and other things
    [1034, 2335, 2336, 2337, 2338, 2466, 2659], // super
    [2300, 2392, 2393], // declared twice
    [2357, 2364, 2406, 2487, 2588, 2777, 2778, 2779, 2780, 2781], // cannot be assigned
    [2448, 2449] // used before its declaration
  ].reduce(function (all, some) {
    return all.concat(some);
  });

  var super_in_object = 2659;

  function text_of(diagnostic) {
    return ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
  }

  function is_early(diagnostic) {
    var code = diagnostic.code;
    if (ts.plainJSErrors.has(code) || early.indexOf(code) >= 0) return true;
    return /^Property '#/.test(text_of(diagnostic)); // ... does not exist
  }

  // A name that is not declared where it is used, and so the engine's, but is a variable of a block
  // elsewhere in a function around: ES5, which has no blocks, would take one for the other.
  function is_unknown(diagnostic) {
    return /^Cannot find name '/.test(text_of(diagnostic));
  }
  function refuse_blurred(file, diagnostics, report) {
    var in_blocks = null;
    diagnostics.filter(is_unknown).forEach(function (one) {
      var name = file.text.substr(one.start, one.length);
      in_blocks = in_blocks || names_in_blocks(file);
      var blurred = (in_blocks[name] || []).some(function (around) {
        return around.pos <= one.start && one.start < around.end;
      });
      if (!blurred) return;
      report(
        one.start,
        "'" + name + "' is not declared here, but in a block elsewhere",
        'give that one another name, or declare this one'
      );
    });
  }

  // Why a regular expression is not one of ES5, or nothing.
  function refusal_of_pattern(pattern, flags) {
    if (/\(\?<[=!]/.test(pattern)) {
      return [
        'regular expressions have no lookbehind here',
        'match what stands before it too, in a group: /(before)(what you want)/'
      ];
    }
    if (/\(\?<[^=!]/.test(pattern)) {
      return [
        'regular expressions have no named groups here',
        'use a plain group, (...), and its number: match[1]'
      ];
    }
    if (flags.indexOf('s') >= 0) {
      return ['regular expressions have no flag s here', 'write [^] instead of the dot'];
    }
    if (flags.indexOf('u') >= 0 || flags.indexOf('v') >= 0) {
      return [
        'regular expressions have no flags u and v here',
        'leave the flag away: \\u1234 works; \\u{...} and \\p{...} must be spelt out'
      ];
    }
    if (flags.indexOf('y') >= 0) {
      return [
        'regular expressions have no flag y here',
        'use the flag g and compare match.index with the lastIndex before'
      ];
    }
    if (/[^gim]/.test(flags)) {
      return ['regular expressions have the flags g, i and m here', 'leave the others away'];
    }
    try {
      return RegExp(pattern, flags) && undefined;
    } catch (e) {
      return ['this is no regular expression: ' + e.message, 'write \\ before ( [ { * + ? . $ ^ |'];
    }
  }

  function yields(node) {
    if (node.kind === K.YieldExpression) return true;
    if (!ts.isFunctionLike(node)) return !!ts.forEachChild(node, yields);
    return !!node.name && ts.isComputedPropertyName(node.name) && yields(node.name);
  }

  function literal(node) {
    return node && ts.isStringLiteralLike(node) ? node.text : undefined;
  }

  function refusal_of_expression(node) {
    if (node.kind === K.RegularExpressionLiteral) {
      var end = node.text.lastIndexOf('/');
      return refusal_of_pattern(node.text.slice(1, end), node.text.slice(end + 1));
    }
    var given = node.arguments;
    if (!ts.isIdentifier(node.expression) || !given) return undefined;
    if (ts.idText(node.expression) !== 'RegExp') return undefined;
    return refusal_of_pattern(literal(given[0]) || '', literal(given[1]) || '');
  }

  function refusal_of(node) {
    switch (node.kind) {
      case K.RegularExpressionLiteral:
      case K.NewExpression:
      case K.CallExpression:
        return refusal_of_expression(node);
      case K.BigIntLiteral:
        return ['there is no BigInt here', 'use a number: integers are exact up to 2 ** 53'];
      case K.MetaProperty:
        if (node.keywordToken !== K.ImportKeyword) return undefined;
        return ['there is no import.meta here', "open('./file') is relative to the script"];
      case K.WithStatement:
        return ['there is no `with` here', 'name the object: object.property'];
      case K.JsxElement:
      case K.JsxSelfClosingElement:
      case K.JsxFragment:
        return ['there is no JSX here', 'a bot has no page: build the text with a template'];
    }
    return undefined;
  }

  function is_work(node) {
    switch (node.kind) {
      case K.Identifier:
        return node.escapedText === 'arguments';
      case K.CallExpression:
        return is_promise_method(node);
      case K.BinaryExpression:
        return ts.isPropertyAccessExpression(node.left) && ts.isPrivateIdentifier(node.left.name);
      case K.ObjectLiteralExpression:
        return !!needs_of_literal(node);
      case K.ForInStatement:
        return has_pattern(node.initializer);
      case K.NoSubstitutionTemplateLiteral:
      case K.TemplateHead:
      case K.TemplateMiddle:
      case K.TemplateTail:
        return !!node.templateFlags;
    }
    return WORK.indexOf(node.kind) >= 0;
  }

  // report(position, message, remedy). Nodes with `work` set have something to lower beneath them.
  function walk_through(file, report) {
    var returns_wait = false; // in an async generator

    function walk(node) {
      if (!ts.isFunctionLike(node)) return walk_within(node);
      var outer = returns_wait;
      returns_wait = !!node.asteriskToken && is_async_function(node);
      var work = walk_within(node);
      returns_wait = outer;
      return work;
    }
    function refuse_yields_in_names(node) {
      node.members.forEach(function (member) {
        if (!member.name || !ts.isComputedPropertyName(member.name) || !yields(member.name)) return;
        report(
          ts.skipTrivia(file.text, member.name.pos),
          'there is no `yield` in the name of a class member here',
          'yield into a variable before the class, and name the member by that'
        );
      });
    }
    function walk_within(node) {
      var refused = refusal_of(node),
        work = is_work(node) || (returns_wait && node.kind === K.ReturnStatement);
      if (refused) report(ts.skipTrivia(file.text, node.pos), refused[0], refused[1]);
      if (ts.isClassLike(node)) refuse_yields_in_names(node);
      ts.forEachChild(node, function (child) {
        if (walk(child)) work = true;
      });
      if (work) node.has_work = true;
      return work;
    }
    walk(file);
  }

  function find(program, file) {
    var problems = [];

    function report(position, message, remedy) {
      var at = ts.getLineAndCharacterOfPosition(file, position);
      problems.push({
        line: at.line + 1,
        column: at.character + 1,
        message: message,
        remedy: remedy || ''
      });
    }
    function report_all(diagnostics) {
      diagnostics.forEach(function (one) {
        if (one.code === super_in_object) {
          report(
            one.start,
            'there is no super in an object literal here',
            "make it a class, or call the other object's method by its name: base.m.call(this)"
          );
        } else {
          report(one.start, text_of(one));
        }
      });
    }
    report_all(file.parseDiagnostics);
    if (problems.length) return problems;
    report_all(program.getSyntacticDiagnostics(file)); // of what is TypeScript in JavaScript
    if (problems.length) return problems;
    walk_through(file, report);
    var diagnostics = program.getTypeChecker().getDiagnostics(file);
    report_all(diagnostics.filter(is_early));
    refuse_blurred(file, diagnostics, report);
    report_all(file.bindDiagnostics.filter(is_early));
    problems.sort(function (a, b) {
      return a.line - b.line || a.column - b.column;
    });
    return problems;
  }
  return find;
})();
