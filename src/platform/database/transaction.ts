/**
 * One transaction on one connection. Questions that don't need one another's answers (`Promise.all`) leave in one write
 * and are answered in their order; the query builder's own transaction would send each only after the one before.
 */
import {
  AbortedTransactionError,
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  DummyDriver,
  type KyselyProps,
  PostgresAdapter,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely'
import type pg from 'pg'
import { log } from '../log.ts'
import { questions } from '../metrics.ts'
import type { DB } from './types.ts'

/** A question that takes so long is told, with its text and without its values. */
const slowMs = 1_000

const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()
const driver = new DummyDriver()
const dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createQueryCompiler: () => compiler,
  createIntrospector: (): never => {
    throw new Error('a transaction knows its tables by their types')
  },
}

const changes = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

/** What the query builder asks for, on a client of a pool. */
class Connection implements DatabaseConnection {
  readonly #client: pg.ClientBase
  readonly #pool: string
  /** When the last answer came: a question that was sent beside another one begins then. */
  #answeredAt = 0

  constructor(client: pg.ClientBase, pool: string) {
    this.#client = client
    this.#pool = pool
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const sentAt = performance.now()
    try {
      const { command, rowCount, rows } = await this.#client.query(sql, parameters as unknown[])
      return changes.has(command)
        ? { numAffectedRows: BigInt(rowCount ?? 0), rows: rows as Row[] }
        : { rows: (rows as Row[] | undefined) ?? [] }
    } finally {
      const now = performance.now()
      this.#note(sql, parameters.length > 0, now - Math.max(sentAt, this.#answeredAt))
      this.#answeredAt = now
    }
  }

  #note(question: string, hasValues: boolean, ms: number): void {
    questions.observe({ pool: this.#pool }, ms / 1000)
    if (ms > slowMs && hasValues)
      log.info('slow question', {
        pool: this.#pool,
        ms: Math.round(ms),
        question: question.replace(/\s+/g, ' ').slice(0, 500),
      })
  }

  streamQuery(): never {
    throw new Error('questions are answered whole')
  }
}

let committed = 0

/** How many writing transactions of this process were committed. */
export const writesCommitted = (): number => committed

function transactionOn(connection: DatabaseConnection): Transaction<DB> {
  const props: KyselyProps = {
    config: { dialect },
    dialect,
    driver,
    executor: new DefaultQueryExecutor(compiler, adapter, { provideConnection: (consumer) => consumer(connection) }),
  }
  return new Transaction<DB>(props)
}

/** Gives `work` a client of the pool; one that broke or can't be taken back to its beginning isn't used again. */
async function lent<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    const result = await work(client)
    client.release()
    return result
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (failure: unknown) => client.release(failure instanceof Error ? failure : true),
    )
    throw error
  }
}

/**
 * @param opening the statements that begin it (opening.ts)
 * @param mode of one that only reads the first questions leave with its beginning; one that writes asks nothing before
 * it stands
 * @throws AbortedTransactionError when a question failed, nobody minded, and nothing could be committed
 */
export function transact<T>(
  pool: pg.Pool,
  opening: string,
  mode: 'read only' | 'read write',
  work: (tx: Transaction<DB>) => Promise<T>,
): Promise<T> {
  return lent(pool, async (client) => {
    const connection = new Connection(client, pool.options.application_name ?? '')
    const begun = client.query(opening)
    begun.catch(() => {}) // waited for below
    if (mode === 'read write') await begun
    let result: T
    try {
      result = await work(transactionOn(connection))
    } catch (error) {
      // Where the beginning was refused, that is why, and not that what came after it was.
      await begun
      throw error
    }
    await begun
    const { command } = await client.query('commit')
    if (command === 'ROLLBACK') throw new AbortedTransactionError()
    if (mode === 'read write') committed += 1
    return result
  })
}

/**
 * One statement in a transaction of its own, all of it one way to the database and back. A part that fails fails all:
 * what follows it in the transaction is refused, and the commit is a rollback.
 */
export function transactOnce(
  pool: pg.Pool,
  opening: string,
  compile: (db: Transaction<DB>) => CompiledQuery,
): Promise<void> {
  return lent(pool, async (client) => {
    const connection = new Connection(client, pool.options.application_name ?? '')
    await Promise.all([
      client.query(opening),
      connection.executeQuery(compile(transactionOn(connection))),
      client.query('commit'),
    ])
  })
}
