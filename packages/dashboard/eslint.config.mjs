// What tsc does not see: promises nobody waits for, anything of no type, functions that outgrow us.

import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: 'tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 60 }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // markup is the server's: what is put into a page here is text
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML' },
        { property: 'outerHTML' },
        { property: 'insertAdjacentHTML' },
        { object: 'document', property: 'write' },
      ],
    },
  },
  {
    files: ['*.mjs'],
    languageOptions: { globals: { console: false, process: false, Buffer: false } },
  },
);
