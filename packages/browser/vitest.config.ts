// Unit tests of the browser package, in a document without a browser. Not: the real one
// (tests/flow/test_capture.py).

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { environment: 'happy-dom', include: ['tests/**/*.test.ts'], restoreMocks: true },
});
