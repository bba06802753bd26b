/**
 * Transactions in the role of the duties, one a call: nothing stays on the connection, so a pooling proxy carries them.
 */
import type pg from 'pg'
import { dutyLimits, openingOf } from './opening.ts'

export async function asJobs<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let failure: unknown
  try {
    await client.query(openingOf('read write', 'tsunagu_jobs', dutyLimits))
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    failure = error
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    // A connection that failed in the middle is not lent again: what state it is in can't be told.
    client.release(failure instanceof Error && !('severity' in failure))
  }
}
