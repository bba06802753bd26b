/**
 * The sign-in library's way into the database. It knows nothing of roles, so each connection it takes is one
 * transaction that acts as `tsunagu_auth` locally and ends when the connection is given back: nothing stays on the
 * connection, and it works behind a transaction-pooling proxy (design §4).
 */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresDialect,
  type Transaction,
  sql,
} from 'kysely'
import type pg from 'pg'
import { openingOf, publicLimits } from '../../../platform/database/opening.ts'

export const authSchema = 'auth'

/** Nobody waits long to sign in, whatever is locked. */
const opening = openingOf('read write', 'tsunagu_auth', publicLimits)

async function run(connection: DatabaseConnection, text: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(text))
}

function asAuth(inner: Driver): Driver {
  return {
    init: () => inner.init(),
    destroy: () => inner.destroy(),
    acquireConnection: async () => {
      const connection = await inner.acquireConnection()
      try {
        await run(connection, opening)
      } catch (error) {
        await inner.releaseConnection(connection)
        throw error
      }
      return connection
    },
    releaseConnection: async (connection) => {
      // After a failed statement this is a rollback, as it should be.
      try {
        await run(connection, 'commit')
      } finally {
        await inner.releaseConnection(connection)
      }
    },
    // The connection is a transaction already.
    beginTransaction: () => Promise.resolve(),
    commitTransaction: () => Promise.resolve(),
    rollbackTransaction: (connection) => run(connection, `rollback; ${opening}`),
  }
}

/** A handle whose statements run as `tsunagu_auth`; for the library, and for raw statements on the schema `auth`. */
export function createAuthDatabase(pool: pg.Pool): Kysely<unknown> {
  const dialect = new PostgresDialect({ pool })
  return new Kysely<unknown>({
    dialect: {
      createDriver: () => asAuth(dialect.createDriver()),
      createAdapter: () => dialect.createAdapter(),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createIntrospector: (db) => dialect.createIntrospector(db),
    },
  })
}

/**
 * A stretch of an action's own transaction as `tsunagu_auth`, so that an account and its way to sign in appear, change
 * and end together.
 */
export async function withinAuth<T, DB>(tx: Transaction<DB>, work: () => Promise<T>): Promise<T> {
  await sql`select set_config('role', 'tsunagu_auth', true)`.execute(tx)
  const result = await work()
  await sql`select set_config('role', 'tsunagu_app', true)`.execute(tx)
  return result
}
