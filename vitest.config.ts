import { readFile } from 'node:fs/promises'
import { defineConfig, type Plugin } from 'vitest/config'

/** `import text from './x.sql'` gives the text, as in the build (scripts/build.ts). */
const textFiles: Plugin = {
  name: 'tsunagu-text-files',
  enforce: 'pre',
  async load(id) {
    return /\.(?:sql|svg)$/.test(id) ? `export default ${JSON.stringify(await readFile(id, 'utf8'))}` : null
  },
}

/** Each walks every page or endpoint with every role or text: as long as all other tests together. */
const sweeps = [
  'tests/rooms/**/*.test.ts',
  'tests/http/hostile.test.ts',
  'tests/http/api-hostile.test.ts',
  'tests/doors/access-matrix.test.ts',
]

const globalSetup = ['tests/support/global-setup.ts']

// What is tested is what runs: React's development build would draw each page at three times the cost.
process.env['NODE_ENV'] = 'production'

export default defineConfig({
  plugins: [textFiles],
  oxc: { jsx: { runtime: 'automatic', development: false } },
  test: {
    env: { NODE_ENV: 'production' },
    setupFiles: ['tests/support/quiet.ts'],
    projects: [
      {
        extends: true,
        // Rules beside their code: no database and nothing built, so that `npm run check` has them in seconds.
        test: { name: 'pure', include: ['src/**/*.test.{ts,tsx}'], isolate: false, testTimeout: 20_000 },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          globalSetup,
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', ...sweeps],
          // Files share a process: twelve times faster, and why a test may not change a module's state.
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'sweep', globalSetup, include: sweeps, isolate: false, testTimeout: 20_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          globalSetup,
          include: ['tests/e2e/**/*.test.{ts,tsx}'],
          // One journey at a time: beside it run the other tests (scripts/test.ts).
          maxWorkers: 1,
          isolate: false,
          testTimeout: 90_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
