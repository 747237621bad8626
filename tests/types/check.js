// Holds the types against scripts: node check.js TYPESCRIPT TYPES BOTS [FILE...]. Exits with 1 when
// an error is found that should not be there, or one is missing that should.
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');
const ts = require(process.argv[2]);

const types = path.resolve(process.argv[3]);
const bots = path.resolve(process.argv[4]);

// As README.md of the types says.
const options = {
  target: ts.ScriptTarget.ES2020,
  lib: ['lib.es2020.d.ts'],
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.NodeJs,
  esModuleInterop: true,
  isolatedModules: true,
  resolveJsonModule: true,
  strict: true,
  noEmit: true,
  types: ['@hailstorm/types'],
  typeRoots: []
};

const entry = path.join(types, require(path.join(types, 'package.json')).types);
const parsed = new Map(); // by path: all programs read the same files

// The errors of a program of some files; '@hailstorm/types' is the package beside this file.
function errors_of(files, more) {
  const all = Object.assign({}, options, more);
  const host = ts.createCompilerHost(all);
  const read = host.getSourceFile;
  host.getSourceFile = (name, ...rest) => {
    if (/\.d\.ts$/.test(name) && !parsed.has(name)) {
      parsed.set(name, read.call(host, name, ...rest));
    }
    return parsed.get(name) || read.call(host, name, ...rest);
  };
  host.resolveTypeReferenceDirectives = (names) =>
    names.map((name) => {
      const text = typeof name === 'string' ? name : name.fileName;
      if (text !== '@hailstorm/types') return undefined;
      return { primary: true, resolvedFileName: entry, isExternalLibraryImport: false };
    });
  return ts.getPreEmitDiagnostics(ts.createProgram(files, all, host)).slice();
}

function shown(error) {
  const text = ts.flattenDiagnosticMessageText(error.messageText, '\n    ');
  if (!error.file) return text;
  const at = error.file.getLineAndCharacterOfPosition(error.start);
  const name = path.relative(process.cwd(), error.file.fileName);
  return `${name}:${at.line + 1}:${at.character + 1}: TS${error.code} ${text}`;
}

function files_in(folder, pattern) {
  return fs
    .readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => path.join(folder, name));
}

let failed = false;
function tell(what, errors) {
  console.log(`${errors.length ? 'FAILED' : 'ok    '} ${what}`);
  for (const error of errors) console.log(`  ${shown(error)}`);
  if (errors.length) failed = true;
}

// The types themselves: .d.ts files are checked, too, as skipLibCheck is off.
tell('the types by themselves', errors_of([entry]));

// Bots in JavaScript, in ES5. With all of strict but for one rule: `function Bot(params)` says
// nothing of its params, and a JSDoc comment that would is not there.
const scripts = files_in(bots, /\.js$/);
const in_js = { allowJs: true, checkJs: true };
tell(
  `${scripts.length} bots in JavaScript, strict without noImplicitAny`,
  errors_of(scripts, Object.assign({ noImplicitAny: false }, in_js))
);
const implicit = errors_of(scripts, in_js);
const is_untyped = (error) => error.code === 7006;
tell(
  '  ... with it, nothing but parameters of which nothing is said (TS7006)',
  implicit.filter((error) => !is_untyped(error))
);
const untyped = new Set(
  implicit.filter(is_untyped).map((error) => path.relative(bots, error.file.fileName))
);
console.log(`         in ${[...untyped].join(', ')}; the other files pass all of strict`);

// Bots in TypeScript, lines that must be refused, the example of README.md, what `new` writes.
const readme = fs.readFileSync(path.join(types, 'README.md'), 'utf8');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'types-'));
const example = path.join(folder, 'readme.ts');
fs.writeFileSync(example, /```ts\n([^]*?)```/.exec(readme)[1]);
try {
  const wrong = path.join(__dirname, 'wrong.ts');
  const more = process.argv.slice(5).map((file) => path.resolve(file));
  const good = files_in(bots, /\.ts$/).concat(wrong, example, more);
  const errors = errors_of(good);
  for (const file of good) {
    const refused = fs.readFileSync(file, 'utf8').split('@ts-expect-error').length - 1;
    const name = path.basename(file) + (refused ? `: ${refused} lines are refused` : '');
    tell(
      name,
      errors.filter((error) => error.file && error.file.fileName === file)
    );
  }
  const others = errors.filter((error) => !error.file || !good.includes(error.file.fileName));
  tell('what they import', others);
} finally {
  fs.rmSync(folder, { recursive: true });
}

process.exit(failed ? 1 : 0);
