import { defineConfig } from 'vitest/config';

// The journeys share two cores with a browser and an office program: one at a time, and none is hurried.
export default defineConfig({ test: { include: ['tests/journeys/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000, fileParallelism: false } });
