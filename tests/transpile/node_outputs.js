// node node_outputs.js TYPESCRIPT FILE... : what the programs print in Node, as JSON by file. Types
// are taken away first; imports and exports become CommonJS, all else is Node's.
'use strict';

const fs = require('fs');
const ts = require(process.argv[2]);

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

async function run(path) {
  const lines = [];
  const console = { log: (...given) => lines.push(given.map(String).join(' ')) };
  const module = { exports: {} };
  try {
    const body = new Function(
      'exports',
      'module',
      'console',
      'require',
      `return (async () => {${plain(path)}\n})();`
    );
    await body(module.exports, module, console, require);
    await new Promise((resolve) => setTimeout(resolve, 30));
  } catch (error) {
    lines.push(`threw ${error}`);
  }
  return lines.join('\n');
}

(async () => {
  const outputs = {};
  for (const path of process.argv.slice(3)) outputs[path] = await run(path);
  process.stdout.write(JSON.stringify(outputs));
})();
