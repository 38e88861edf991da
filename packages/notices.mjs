// Writes the licences of what others wrote and we bundle beside what was built: theirs ask for it.

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules');

/** Write NOTICES.txt into a folder, one part for each package whose code is in it. */
export function writeNotices(folder, names) {
  const parts = names.map((name) => {
    const { version, license } = JSON.parse(
      readFileSync(join(packages, name, 'package.json'), 'utf8'),
    );
    const text = readFileSync(join(packages, name, 'LICENSE'), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  const head = 'What was built here holds code of these packages.\n';
  writeFileSync(join(folder, 'NOTICES.txt'), [head, ...parts].join(`\n${'-'.repeat(72)}\n\n`));
}
