import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { setupFiles: ['tests/setup.ts'], include: ['src/**/*.test.ts', 'web/src/**/*.test.ts', 'tests/**/*.test.ts'], exclude: ['tests/journeys/**'], testTimeout: 30_000 },
});
