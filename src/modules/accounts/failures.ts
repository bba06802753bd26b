import { type Kysely, sql } from 'kysely'
import { afterFailure, type Failures, waitSeconds } from './lock-out.rules.ts'

/** Counts wrong answers by subject and delays the next one. The subject is a digest, never what somebody typed. */
export interface LockOut {
  /**
   * To be called before an answer is checked: counts it as wrong, so that twenty parallel guesses are twenty.
   * @returns seconds to wait; 0 when the answer may be checked, and then `right` must follow if it was right
   */
  attempt(subject: string): Promise<number>
  right(subject: string): Promise<void>
}

export function createLockOut(db: Kysely<unknown>, now: () => Date): LockOut {
  return {
    attempt: (subject) =>
      db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 7214010))`.execute(tx)
        const { rows } = await sql<{ count: number; last_at: Date; locked_until: Date | null }>`
          select count, last_at, locked_until from auth.failures where subject = ${subject}`.execute(tx)
        const [row] = rows
        const before: Failures | null = row ? { count: row.count, lastAt: row.last_at, lockedUntil: row.locked_until } : null
        const wait = waitSeconds(before, now())
        if (wait > 0) return wait
        const next = afterFailure(before, now())
        await sql`insert into auth.failures (subject, count, last_at, locked_until) values (${subject}, ${next.count}, ${next.lastAt}, ${next.lockedUntil})
          on conflict (subject) do update set count = excluded.count, last_at = excluded.last_at, locked_until = excluded.locked_until`.execute(tx)
        return 0
      }),
    right: async (subject) => {
      await sql`delete from auth.failures where subject = ${subject}`.execute(db)
    },
  }
}
