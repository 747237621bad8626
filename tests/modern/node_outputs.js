// node node_outputs.js TYPESCRIPT FILE... : what the programs print in Node, as JSON by file. Types
// are taken away first; imports and exports become CommonJS, all else is Node's.
'use strict';

const fs = require('fs');
const { dirname, join } = require('path');
const ts = require(process.argv[2]);
const { run_all, forget_all } = require('./node_timers.js');

function plain(path) {
  const text = fs.readFileSync(path, 'utf8');
  return ts.transpileModule(text, {
    fileName: path,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      // A module waits at its top level: in a line that is not indented.
      moduleDetection: /^(?!.*\basync\b)\S.*\bawait\b/m.test(text)
        ? ts.ModuleDetectionKind.Force
        : ts.ModuleDetectionKind.Auto,
      esModuleInterop: true,
      allowJs: true,
      experimentalDecorators: true
    }
  }).outputText;
}

// What is imported, as a bundler finds it.
function resolve(from, id) {
  const path = join(dirname(from), id);
  const forms = ['', '.ts', '.js', '.mjs', '.json', '/index.ts', '/index.js'];
  const is_file = (one) => fs.existsSync(one) && fs.statSync(one).isFile();
  const found = forms.map((form) => path + form).find(is_file);
  return found ?? path.replace(/js$/, 'ts');
}

function require_from(from, modules, console) {
  return (id) => {
    if (!id.startsWith('.')) return require(id);
    const path = resolve(from, id);
    if (modules.has(path)) return modules.get(path).exports;
    const module = { exports: {} };
    modules.set(path, module);
    if (path.endsWith('.json')) {
      module.exports = JSON.parse(fs.readFileSync(path, 'utf8'));
    } else {
      const body = new Function('exports', 'module', 'console', 'require', plain(path));
      body(module.exports, module, console, require_from(path, modules, console));
    }
    return module.exports;
  };
}

async function run(path) {
  const lines = [];
  const console = { log: (...given) => lines.push(given.map(String).join(' ')) };
  const module = { exports: {} };
  const modules = new Map([[path, module]]);
  try {
    const body = new Function(
      'exports',
      'module',
      'console',
      'require',
      `return (async () => {${plain(path)}\n})();`
    );
    const end = body(module.exports, module, console, require_from(path, modules, console));
    end.catch(() => {}); // is heard below
    await run_all();
    await Promise.race([end, new Promise(setImmediate)]);
  } catch (error) {
    lines.push(`threw ${error}`);
  }
  forget_all();
  return lines.join('\n');
}

(async () => {
  const outputs = {};
  for (const path of process.argv.slice(3)) outputs[path] = await run(path);
  process.stdout.write(JSON.stringify(outputs));
})();
