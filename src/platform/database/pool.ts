import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { addressesOf, clientFor } from './hosts.ts'
import { namingClient } from './named-statements.ts'
import { patienceOf, usualLimits } from './opening.ts'
import type { DB } from './types.ts'

// Civil dates stay the strings they are: a Date would carry the machine's time zone into them.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)
pg.types.setTypeParser(pg.types.builtins.TIME, (value) => value.slice(0, 5))
// Counts of people fit a number; PostgreSQL's bigint would arrive as a string.
pg.types.setTypeParser(pg.types.builtins.INT8, (value) => Number(value))
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (value) => Number(value))

export interface PoolOptions {
  max?: number
  applicationName?: string
  /** Milliseconds until a question without an answer costs its connection; see `patienceOf`. */
  patience?: number
  /** Milliseconds until nobody waits for a connection any more. */
  connectWithin?: number
  /** Statements keep their names on its connections (named-statements.ts). */
  names?: boolean
}

/**
 * Connections to one database. Each use of a database that must not wait for another has a pool of its own: a locked
 * table holds the connections of those who need it, and nobody else's.
 */
export function createPool(connectionString: string, options: PoolOptions = {}): pg.Pool {
  const addresses = addressesOf(connectionString)
  const clientOf = (all: readonly string[]): typeof pg.Client => (all.length === 1 ? pg.Client : clientFor(all))
  const pool = new pg.Pool({
    ...(addresses.length === 1 ? { connectionString } : {}),
    Client: options.names === true ? namingClient(clientOf(addresses)) : clientOf(addresses),
    max: options.max ?? 12,
    application_name: options.applicationName ?? 'tsunagu',
    connectionTimeoutMillis: options.connectWithin ?? 5_000,
    idleTimeoutMillis: 30_000,
    query_timeout: options.patience ?? patienceOf(usualLimits),
    // Questions that don't need one another's answers go out together (`Promise.all`) and are answered in their order.
    pipeline: true,
  })
  // A connection that breaks while idle (server restart) is replaced at the next use;
  // without a listener it ends the process.
  pool.on('error', () => {})
  // So does one that breaks while it is lent: the pool takes its own listener off meanwhile. Whoever has it learns of
  // the break from the question that fails, and the pool drops a broken connection when it is given back.
  pool.on('connect', (client) => void client.on('error', () => {}))
  return pool
}

export function createDatabase(pool: pg.Pool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
}
