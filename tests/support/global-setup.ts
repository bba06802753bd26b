/**
 * Once a test run: one PostgreSQL for all of it, thrown away at the end, and what browsers load.
 * In a test: `inject('postgresUrl')` is its superuser; each worker makes its own database from a template.
 */
import type { TestProject } from 'vitest/node'
import { buildPublic, buildOffloaded } from '../../scripts/build.ts'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'
import { projectDir } from '../../src/platform/project.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [database] = await Promise.all([
    startEmbeddedPostgres({ dataDir: '', projectDir, ephemeral: true }),
    buildPublic(),
    buildOffloaded(),
  ])
  project.provide('postgresUrl', database.url)
  return database.stop
}
