// Builds what browsers load: the parts first (their hashes go into the script), then the script as
// IIFE and ESM, the inline snippet, and a manifest of files, hashes and sizes. Fails past a budget.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { rolldown } from 'rolldown';

import { writeNotices } from '../notices.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'src');
const output = process.argv[2] ?? join(here, 'dist');
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));

/** Gzipped bytes that a page may be asked to load. */
const BUDGET = {
  capture: 8192,
  // the same in a bundle, which is told a little more
  package: 8448,
  later: 5120,
  vitals: 5120,
  // button, dialog and the longest language: what the widget costs a page beyond capture
  widget: 6144,
  // each loaded where it is asked for, apart
  prompt: 1536,
  screenshot: 16384,
  snippet: 500,
};
const LANGUAGES = ['en', 'de', 'es', 'ar'];
/** The parts that `later` knows the way to. */
const PARTS = {
  vitals: 'vitals.ts',
  widget: 'widget/index.ts',
  prompt: 'widget/prompt.ts',
  screenshot: 'widget/screenshot.ts',
  ...Object.fromEntries(LANGUAGES.map((tag) => [tag, `widget/words/${tag}.ts`])),
};
/** Styles are texts, which no minifier touches. */
const styles = {
  name: 'styles',
  transform: (code, id) => (id.endsWith('_styles.ts') ? squeeze(code) : undefined),
};
const squeeze = (code) =>
  code.replace(/`[^`]*`/g, (css) =>
    css
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,]) ?/g, '$1')
      .replace(/: /g, ':')
      .replace(/;}/g, '}'),
  );
const TARGET = ['es2022', 'safari15.4'];

async function bundle(entry, { format, name, define = {}, sourcemap = false }) {
  const bundled = await rolldown({
    input: join(source, entry),
    plugins: [styles],
    optimization: { inlineConst: { mode: 'all', pass: 2 } },
    transform: { target: TARGET, define },
    // a library that is not installed is only warned of, and the part would break in the page
    onLog: (level, { message }) => {
      if (level === 'warn') throw new Error(message);
    },
  });
  // `hidden`: a script that names its map makes every open console load it
  const { output } = await bundled.generate({
    format,
    name,
    sourcemap: sourcemap && 'hidden',
    // the names at the top of a script are what its wrapper asks for; those of a module are not
    minify: { compress: { target: TARGET }, mangle: { toplevel: format === 'esm' } },
    comments: false,
    // nobody asks our parts what they are
    generatedCode: { symbols: false },
  });
  const [{ code, map }] = output;
  return { code: Buffer.from(code), map: map && Buffer.from(map.toString()) };
}

const integrity = (code) => `sha256-${createHash('sha256').update(code).digest('base64')}`;
const named = (name, code) => {
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 12);
  return name ? `${version}-${name}-${hash}.js` : `${version}-${hash}.js`;
};

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

const parts = {};
const chunks = {};
async function buildPart(part, entry, define = {}) {
  const { code } = await bundle(entry, { format: 'iife', name: 'UC', define });
  // a part is no module: it leaves one name behind, and no global of its own
  const inner = code.toString().replace('"use strict";', '');
  const whole = `(()=>{${inner}(window.UserContextParts??={}).${part}=UC})();\n`;
  parts[part] = Buffer.from(whole);
  chunks[part] = [part, named(part, whole), integrity(whole)];
}
for (const [part, entry] of Object.entries(PARTS)) await buildPart(part, entry);
// each knows what is behind it alone, so that the script stays small
await buildPart('later', 'later.ts', { UC_CHUNKS: JSON.stringify(chunks) });
const define = { UC_LATER: JSON.stringify(chunks.later), UC_PACKAGE: 'false' };
// a page has its tag from the server; a bundle may name a server that is none, and wonder
const inBundle = { ...define, UC_PACKAGE: 'true' };

const script = await bundle('script.ts', { format: 'iife', define, sourcemap: true });
const module = await bundle('index.ts', { format: 'esm', define: inBundle, sourcemap: true });
const snippet = await bundle('snippet.ts', { format: 'iife' });

const file = named('', script.code);
const files = {
  [file]: script.code,
  [`${file}.map`]: script.map,
  ...Object.fromEntries(Object.keys(parts).map((part) => [chunks[part][1], parts[part]])),
  'usercontext.js': script.code,
  'usercontext.js.map': script.map,
  'usercontext.mjs': module.code,
  'usercontext.mjs.map': module.map,
  'snippet.js': snippet.code,
};
for (const [name, content] of Object.entries(files)) writeFileSync(join(output, name), content);

const gzipped = (code) => gzipSync(code, { level: 9 }).length;
const sizes = {
  capture: gzipped(script.code),
  package: gzipped(module.code),
  later: gzipped(parts.later),
  vitals: gzipped(parts.vitals),
  widget: gzipped(parts.widget) + Math.max(...LANGUAGES.map((tag) => gzipped(parts[tag]))),
  prompt: gzipped(parts.prompt),
  screenshot: gzipped(parts.screenshot),
  snippet: snippet.code.length,
};
const manifest = {
  version,
  script: { file, integrity: integrity(script.code) },
  chunks,
  snippet: snippet.code.toString().trim(),
  sizes,
};
writeFileSync(join(output, 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n');

writeNotices(output, ['modern-screenshot', 'web-vitals']);

let over = false;
for (const [part, size] of Object.entries(sizes)) {
  const unit = part === 'snippet' ? 'bytes' : 'bytes gzipped';
  const verdict = size <= BUDGET[part] ? 'ok' : 'OVER BUDGET';
  console.log(
    `${part.padEnd(10)} ${String(size).padStart(6)} of ${BUDGET[part]} ${unit}  ${verdict}`,
  );
  over ||= size > BUDGET[part];
}
process.exit(over ? 1 : 0);
