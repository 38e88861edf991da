// Builds what stands behind the pages: one script, one style, the icon, each named by its hash, and
// a manifest. Fails past the budget of the script. Not: the pages themselves, which are templates.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { rolldown } from 'rolldown';

import { writeNotices } from '../notices.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const output = process.argv[2] ?? join(here, 'dist');
/** Gzipped bytes of all scripts together. */
const BUDGET = 40 * 1024;
const STYLES = [
  'tokens',
  'base',
  'frame',
  'parts',
  'components',
  'design',
  'inbox',
  'commands',
  'issue',
  'evidence',
  'issue-parts',
  'issue-media',
  'timeline',
  'brush',
  'entries',
  'pictures',
  'overview',
  'start',
  'settings',
  'filters',
  'groups',
  'tables',
];
const TARGET = ['es2022', 'safari17.5'];

const bundled = await rolldown({
  input: join(here, 'src', 'index.ts'),
  transform: { target: TARGET },
  onLog: (level, { message }) => {
    if (level === 'warn' && !message.includes('eval')) throw new Error(message);
  },
});
const { output: made } = await bundled.generate({
  format: 'iife',
  minify: { compress: { target: TARGET }, mangle: { toplevel: true } },
  comments: false,
});
const script = Buffer.from(made[0].code);
const squeeze = (css) =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();
const style = Buffer.from(
  STYLES.map((name) => squeeze(readFileSync(join(here, 'styles', `${name}.css`), 'utf8'))).join(''),
);

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
function put(kind, ending, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const name = `${kind}-${hash}.${ending}`;
  writeFileSync(join(output, name), content);
  return name;
}
const manifest = {
  style: put('style', 'css', style),
  script: put('script', 'js', script),
  icon: put('icon', 'svg', readFileSync(join(here, 'icon.svg'))),
};
writeFileSync(join(output, 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n');

writeNotices(output, ['htmx.org']);

const size = gzipSync(script, { level: 9 }).length;
const verdict = size <= BUDGET ? 'ok' : 'OVER BUDGET';
console.log(`dashboard  ${String(size).padStart(6)} of ${BUDGET} bytes gzipped  ${verdict}`);
process.exit(size <= BUDGET ? 0 : 1);
