// transpile(extension, text) -> { code, mappings, problems }: one file, by TypeScript as it is used
// for a file alone: nothing is resolved, types are taken away and not checked. Text and code are
// bytes of UTF-8.
var transpile = (function () {
  'use strict';

  var FORCE = ts.ModuleDetectionKind.Force;

  function options_for(is_module) {
    return {
      target: ts.ScriptTarget.ES5,
      module: ts.ModuleKind.CommonJS,
      moduleDetection: is_module ? FORCE : ts.ModuleDetectionKind.Auto,
      esModuleInterop: true,
      isolatedModules: true,
      downlevelIteration: true,
      experimentalDecorators: true,
      allowJs: true,
      noEmitHelpers: true,
      removeComments: true,
      sourceMap: true,
      noLib: true,
      noResolve: true,
      types: [],
      newLine: ts.NewLineKind.LineFeed,
      jsx: ts.JsxEmit.Preserve,
      suppressOutputPathCheck: true,
      allowNonTsExtensions: true
    };
  }

  // Methods are defined, so that for-in does not see them and they may be called `name`; fields are
  // assigned, which is faster. TypeScript decides about fields before a file is lowered, about each
  // method while it is.
  var methods_are_defined = false;
  ts.getUseDefineForClassFields = function () {
    return methods_are_defined;
  };

  function parse(name, text, options) {
    return ts.createSourceFile(name, text, {
      languageVersion: ts.ScriptTarget.ESNext,
      setExternalModuleIndicator: ts.getSetExternalModuleIndicator(options)
    });
  }

  function waits_at_top(node) {
    return !!ts.forEachChild(node, function (child) {
      if (child.kind === ts.SyntaxKind.AwaitExpression || child.awaitModifier) return true;
      return !ts.isFunctionLike(child) && waits_at_top(child);
    });
  }

  function program_of(name, file, options, written) {
    return ts.createProgram([name], options, {
      getSourceFile: function (asked) {
        return asked === name ? file : undefined;
      },
      writeFile: function (path, text) {
        written[/\.map$/.test(path) ? 'map' : 'code'] = text;
      },
      getDefaultLibFileName: function () {
        return 'lib.d.ts';
      },
      useCaseSensitiveFileNames: function () {
        return true;
      },
      getCanonicalFileName: function (path) {
        return path;
      },
      getCurrentDirectory: function () {
        return '';
      },
      getNewLine: function () {
        return '\n';
      },
      fileExists: function (path) {
        return path === name;
      },
      readFile: function () {
        return '';
      },
      directoryExists: function () {
        return true;
      },
      getDirectories: function () {
        return [];
      }
    });
  }

  return function (extension, bytes) {
    var text = new TextDecoder().decode(bytes),
      name = 'script' + extension.replace(/^\.[mc]/, '.'),
      is_module = /^\.m/.test(extension),
      options = options_for(is_module),
      file = parse(name, text, options),
      written = {};
    var waits = false;
    if (/\bawait\b/.test(text)) {
      var module_options = options_for(true),
        as_module = file.externalModuleIndicator ? file : parse(name, text, module_options);
      waits = waits_at_top(as_module);
      if (waits) {
        file = as_module;
        options = module_options;
      }
    }
    var program = program_of(name, file, options, written),
      problems = find_problems(program, file);
    if (!problems.length) {
      var names = name_uses(file);
      program.emit(undefined, undefined, undefined, false, {
        before: [
          function (context) {
            var lower_file = lower(context, names);
            return function (file) {
              methods_are_defined = true;
              return lower_file(file);
            };
          }
        ],
        // Once more: TypeScript's own turn leaves those that are default values of a generator's
        // parameters as they are.
        after: [ts.transformGenerators]
      });
      methods_are_defined = false;
    }
    var code = name_homes(name_strands(written.code || ''));
    code = code.replace(/\/\/# sourceMappingURL=.*\n?$/, '');
    // A module that waits is the body of an async function.
    if (waits) code = 'return __hs.run(function () { ' + code + '}, this);\n';
    return {
      code: new TextEncoder().encode(code),
      mappings: written.map ? JSON.parse(written.map).mappings : '',
      problems: problems
    };
  };
})();
