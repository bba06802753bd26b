/**
 * The ways into the database. Each is one transaction that sets its role, actor, organization and business time
 * locally and in one round trip, so that it also works behind a transaction-pooling proxy: nothing of a request
 * remains on the connection. There is no handle outside a transaction.
 */
import { type Kysely, type Transaction, sql } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { Clock } from '../clock.ts'
import type { DB } from './types.ts'

/** Reads under row-level security; the type has no insert, update or delete and the transaction is read-only. */
export type ReadDb = ReadonlyKysely<DB>
/** Reads and writes under row-level security, inside the one transaction of a request. */
export type WriteTx = Transaction<DB>

/** For whom a transaction acts. Without an account it is the system itself, acting for one organization. */
export interface ActingFor {
  accountId: string | null
  organizationId: string | null
}

export const nobody: ActingFor = { accountId: null, organizationId: null }

type Role = 'tsunagu_app' | 'tsunagu_stats' | 'tsunagu_readlog'

export interface Gateway {
  /** A read-only transaction as the acting person. */
  read<T>(acting: ActingFor, work: (db: ReadDb) => Promise<T>): Promise<T>
  /** A writing transaction as the acting person; rolled back when `work` throws. */
  write<T>(acting: ActingFor, work: (tx: WriteTx) => Promise<T>): Promise<T>
  /** A read-only transaction that sees all facts, plan and master data and no person, case or record. */
  statistics<T>(work: (db: ReadDb) => Promise<T>): Promise<T>
  /** Appends to the read log and the store of kept inputs, the two tables this role may add to and not read. */
  append<T>(acting: ActingFor, work: (tx: WriteTx) => Promise<T>): Promise<T>
}

// Planning a join of nine tables took 17 to 20 ms and its execution 0.7. Our joins are written from the driving table, so
// the planner keeps to the written order (1.9 ms).
async function prepare(tx: Transaction<DB>, role: Role, acting: ActingFor, clock: Clock): Promise<void> {
  await sql`select set_config('role', ${role}, true),
    set_config('app.account_id', ${acting.accountId ?? ''}, true),
    set_config('app.organization_id', ${acting.organizationId ?? ''}, true),
    set_config('app.now', ${String(clock.now().getTime() / 1000)}, true),
    set_config('join_collapse_limit', '1', true)`.execute(tx)
}

/**
 * @param forStatistics connections of their own for `statistics`: a page asks for figures while it reads, and if both
 * came from one pool, as many pages as the pool has connections would each hold one and wait for another, for ever
 */
export function createGateway(db: Kysely<DB>, clock: Clock, forStatistics: Kysely<DB> = db): Gateway {
  const open = <T>(mode: 'read only' | 'read write', role: Role, acting: ActingFor, work: (tx: Transaction<DB>) => Promise<T>, from = db) =>
    from
      .transaction()
      .setAccessMode(mode)
      .execute(async (tx) => {
        await prepare(tx, role, acting, clock)
        return work(tx)
      })
  return {
    read: (acting, work) => open('read only', 'tsunagu_app', acting, (tx) => work(tx as unknown as ReadDb)),
    write: (acting, work) => open('read write', 'tsunagu_app', acting, work),
    statistics: (work) => open('read only', 'tsunagu_stats', nobody, (tx) => work(tx as unknown as ReadDb), forStatistics),
    append: (acting, work) => open('read write', 'tsunagu_readlog', acting, work),
  }
}
