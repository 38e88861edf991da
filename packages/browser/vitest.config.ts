// Unit tests of the browser package, in a document without a browser. Not: the real one
// (tests/flow/test_capture.py).

import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { UC_CHUNKS: '{}', UC_PACKAGE: 'true' },
  test: {
    environment: 'happy-dom',
    include: ['tests/**/*.test.ts'],
    restoreMocks: true,
    testTimeout: 60_000,
  },
});
