// What tsc does not see: promises nobody waits for, anything of no type, functions that outgrow us.

import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: 'tsconfig.check.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 60 }],
      // the texts that are put together hold numbers, and what a page calls a thing
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // what a closure keeps changes while we wait, which the rule does not see
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // an empty text is as good as none, and a page's own JavaScript knows no types
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      // closures, not classes: no method of ours knows `this`
      '@typescript-eslint/unbound-method': 'off',
      // by code points is how the server counts
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    // one closure each: what a page loads has a budget (the files say so themselves)
    files: [
      'src/start.ts',
      'src/delivery.ts',
      'src/buffer.ts',
      'src/shelf.ts',
      'src/widget/dialog.ts',
      'src/widget/editor.ts',
    ],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      // an element that a test has just made is there
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['*.mjs'],
    languageOptions: { globals: { console: false, process: false, Buffer: false } },
  },
);
