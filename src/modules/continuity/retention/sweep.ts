/**
 * What forms left behind goes when its days are over: drafts, submissions, kept inputs, mails, the read log, security
 * events with tries of the emergency door, and files that a scanner stopped. In small transactions, so that nobody
 * waits for it; how old is old says the database (0041), which reads the council's settings.
 */
import { sql } from 'kysely'
import type { Council } from '../../../platform/council.ts'
import { nobody } from '../../../platform/database/handles.ts'

const swept = [
  'sweep_drafts',
  'sweep_submissions',
  'sweep_kept_inputs',
  'sweep_mails',
  'sweep_read_log',
  'sweep_security_events',
  'sweep_quarantined_files',
  'sweep_emergency_tries',
] as const

/**
 * Safe to run often and at once. What is more than `most` batches of a table waits for the next time.
 * @returns rows gone
 */
export async function sweepExpired(council: Pick<Council, 'gateway'>, batch = 5_000, most = 200): Promise<number> {
  let gone = 0
  for (const table of swept) {
    for (let round = 0; round < most; round += 1) {
      const many = await council.gateway.write(nobody, async (tx) => {
        const {
          rows: [row],
        } = await sql<{ many: number }>`select ${sql.raw(table)}(${batch}::integer) as many`.execute(tx)
        return row?.many ?? 0
      })
      gone += many
      if (many < batch) break
    }
  }
  return gone
}
