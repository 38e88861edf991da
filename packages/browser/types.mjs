// Writes the declarations that the package ships: what the public API names, and nothing else.
// Every import gets its ending, or a consumer with node's own resolution finds no types.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';

const here = dirname(fileURLToPath(import.meta.url));
const output = join(process.argv[2] ?? join(here, 'dist'), 'types');
const { config } = ts.readConfigFile(join(here, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, here);
const emitted = new Map();
const host = ts.createCompilerHost(options);
host.writeFile = (file, text) => {
  emitted.set(file.slice(join(here, 'dist', 'types').length + 1), text);
};
const program = ts.createProgram([join(here, 'src', 'index.ts')], options, host);
const problems = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
if (problems.length > 0) {
  console.error(ts.formatDiagnostics(problems, host));
  process.exit(1);
}

const FROM = /(from '(\.\.?\/[\w/]+))(?=')/g;
const wanted = ['index.d.ts'];
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
for (const file of wanted) {
  const text = emitted.get(file);
  for (const [, , to] of text.matchAll(FROM)) {
    const named = posix.join(posix.dirname(file), `${to}.d.ts`);
    if (!wanted.includes(named)) wanted.push(named);
  }
  mkdirSync(dirname(join(output, file)), { recursive: true });
  writeFileSync(join(output, file), text.replaceAll(FROM, '$1.js'));
}
