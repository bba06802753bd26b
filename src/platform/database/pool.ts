import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from './types.ts'

// Civil dates stay the strings they are: a Date would carry the machine's time zone into them.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)
pg.types.setTypeParser(pg.types.builtins.TIME, (value) => value.slice(0, 5))
// Counts of people fit a number; PostgreSQL's bigint would arrive as a string.
pg.types.setTypeParser(pg.types.builtins.INT8, (value) => Number(value))
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (value) => Number(value))

export function createPool(connectionString: string, options: { max?: number; applicationName?: string } = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: options.max ?? 12,
    application_name: options.applicationName ?? 'tsunagu',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    // Questions that don't need one another's answers go out together (`Promise.all`) and are answered in their order.
    pipeline: true,
  })
  // A connection that breaks while idle (server restart) is replaced at the next use; without a listener it ends the process.
  pool.on('error', () => {})
  return pool
}

export function createDatabase(pool: pg.Pool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
}
