import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'templates/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    setupFiles: ['scripts/propertySeed.ts', 'src/compiler/whole.ts'],
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
