/**
 * Makes `src/platform/database/types.ts` and `db/schema.sql` from a migrated database: `node scripts/database-types.ts URL`.
 * Counts arrive as numbers (see pool.ts), so int8 is one.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import pg from 'pg'
import { schemaText } from './schema-text.ts'

const url = process.argv[2]
if (!url) throw new Error('usage: node scripts/database-types.ts URL')
const file = 'src/platform/database/types.ts'
execFileSync(
  'npx',
  [
    'kysely-codegen',
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

const client = new pg.Client({ connectionString: url })
await client.connect()
writeFileSync('db/schema.sql', await schemaText(async (text) => (await client.query(text)).rows as never[]))
await client.end()
