/**
 * The ways into the database. Each is one transaction that sets its role, actor, organization and business time
 * locally and in one round trip, so that it also works behind a transaction-pooling proxy: nothing of a request
 * remains on the connection. There is no handle outside a transaction.
 */
import type { Compilable, Kysely, RawBuilder, Transaction } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type pg from 'pg'
import type { Clock } from '../clock.ts'
import { openingOf, type TimeLimits, usualLimits } from './opening.ts'
import { transact, transactOnce } from './transaction.ts'
import type { DB } from './types.ts'

/** Reads under row-level security; the type has no insert, update or delete and the transaction is read-only. */
export type ReadDb = ReadonlyKysely<DB>
/** Reads and writes under row-level security, inside the one transaction of a request. */
export type WriteTx = Transaction<DB>

/** A writing transaction where something only reads: queries that an action asks, and the page that is drawn again. */
export const reading = (tx: WriteTx | Kysely<DB>): ReadDb => tx as unknown as ReadDb

/**
 * The rows of a question in SQL. Of a read transaction it can only be a question: the database refuses anything else.
 */
export async function ask<Row>(db: ReadDb | WriteTx, question: RawBuilder<Row>): Promise<Row[]> {
  const { rows } = await question.execute(db as WriteTx)
  return rows
}

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
  /**
   * One insert into the read log, kept inputs, security events or the quarantine:
   * the tables this role may add to and not read.
   */
  append(acting: ActingFor, statement: (db: Kysely<DB>) => Compilable): Promise<void>
}

// Planning a join of nine tables took 17 to 20 ms and its execution 0.7. Our joins are written from the driving table,
// so the planner keeps to the written order (1.9 ms).
const beginning = (
  mode: 'read only' | 'read write',
  role: Role,
  acting: ActingFor,
  clock: Clock,
  limits: TimeLimits,
): string => {
  const businessTime = clock.businessTime()
  return openingOf(mode, role, limits, {
    'app.account_id': acting.accountId ?? '',
    'app.organization_id': acting.organizationId ?? '',
    // Only where the day is set (demo, test): in service the time of record is the database's own.
    ...(businessTime === null ? {} : { 'app.now': String(businessTime.getTime() / 1000) }),
    join_collapse_limit: '1',
  })
}

/** What is said of a writing transaction when it is committed, and never of one that was taken back. */
const sayings = new WeakMap<object, ((council: string) => void)[]>()

/** @param say with the council's key; it isn't called where the gateway tells nobody (a demo) */
export const onceCommitted = (tx: WriteTx, say: (council: string) => void): void => void sayings.get(tx)?.push(say)

/**
 * @param council the key under which what was committed is said to whoever watches; null tells nobody
 * @param beside connections of their own for `statistics` and `append`: a page asks for figures and writes the read log
 * while its own transaction is open, and if all came from one pool, as many pages as the pool has connections would
 * each hold one and wait for another, for ever
 */
export function createGateway(
  pool: pg.Pool,
  clock: Clock,
  beside: pg.Pool = pool,
  limits: TimeLimits = usualLimits,
  council: string | null = null,
): Gateway {
  const open = <T>(
    mode: 'read only' | 'read write',
    role: Role,
    acting: ActingFor,
    work: (tx: Transaction<DB>) => Promise<T>,
    from = pool,
  ) => transact(from, beginning(mode, role, acting, clock, limits), mode, work)
  return {
    read: (acting, work) => open('read only', 'tsunagu_app', acting, (tx) => work(tx as unknown as ReadDb)),
    write: async (acting, work) => {
      const said: ((council: string) => void)[] = []
      const result = await open('read write', 'tsunagu_app', acting, (tx) => {
        sayings.set(tx, said)
        return work(tx)
      })
      if (council !== null) for (const say of said) say(council)
      return result
    },
    statistics: (work) => open('read only', 'tsunagu_stats', nobody, (tx) => work(tx as unknown as ReadDb), beside),
    append: (acting, statement) =>
      transactOnce(beside, beginning('read write', 'tsunagu_readlog', acting, clock, limits), (db) =>
        statement(db).compile(),
      ),
  }
}
