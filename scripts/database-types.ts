/**
 * Makes `src/platform/database/types.ts` and `db/schema.sql`: `node scripts/database-types.ts`, from a database that is
 * made and migrated for it, or from the one at URL. Counts arrive as numbers (see pool.ts), so int8 is one.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/index.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { schemaText } from './schema-text.ts'

const projectDir = join(import.meta.dirname, '..')
const given = process.argv[2]
const own = given === undefined ? await startEmbeddedPostgres({ dataDir: '', projectDir, ephemeral: true }) : null
const url = given ?? own?.url ?? ''
const client = new pg.Client({ connectionString: url })
await client.connect()
if (own !== null) await migrate(client, join(projectDir, 'db'))

const file = 'src/platform/database/types.ts'
execFileSync(
  join(projectDir, 'node_modules', '.bin', 'kysely-codegen'),
  [
    '--url',
    url,
    '--dialect',
    'postgres',
    '--date-parser',
    'string',
    '--numeric-parser',
    'number',
    '--exclude-pattern',
    '(pgboss|auth).*',
    '--type-only-imports',
    '--out-file',
    file,
  ],
  { stdio: 'inherit' },
)
writeFileSync(file, readFileSync(file, 'utf8').replace(/^export type Int8 = .*$/m, 'export type Int8 = number;'))

writeFileSync('db/schema.sql', await schemaText(async (text) => (await client.query(text)).rows as never[]))
await client.end()
await own?.stop()
