/** What this program knows of the database: the newest migration among its files. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { projectDir } from '../project.ts'

export const databaseDir = path.join(projectDir, 'db')

function newest(): string {
  const names = readdirSync(path.join(databaseDir, 'migrations'))
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const last = names.at(-1)
  if (last === undefined) throw new Error(`no migrations in ${databaseDir}`)
  return last
}

export const program: { readonly newestMigration: string } = { newestMigration: newest() }
