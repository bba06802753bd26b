/**
 * Counting wrong answers in the database, so that all processes share the limits:
 * before the answer is checked, one by one.
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import { afterFailure, type Failures, freeFailures, waitSeconds, windowAt } from './lock-out.rules.ts'

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
      db.transaction().execute((tx) => attemptAll(tx, [{ subject, free: freeFailures.onePlace }], now())),
    right: async (subject) => {
      await sql`delete from auth.failures where subject = ${subject}`.execute(db)
    },
  }
}

type Tx = Transaction<unknown>

/** Whoever counts several subjects takes them in one order everywhere. */
export async function takeTurn(tx: Tx, subject: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 7214010))`.execute(tx)
}

export interface Counted {
  subject: string
  /** Wrong answers that cost nothing. */
  free: number
}

/** One try that counts for each of the subjects, or for none where one of them has to wait. @returns seconds to wait */
export async function attemptAll(tx: Tx, counted: readonly Counted[], now: Date): Promise<number> {
  const before: (Failures | null)[] = []
  for (const { subject } of counted) {
    await takeTurn(tx, subject)
    before.push(await failuresOf(tx, subject))
  }
  const wait = Math.max(...before.map((each) => waitSeconds(each, now)))
  if (wait > 0) return wait
  for (const [at, { subject, free }] of counted.entries())
    await keepFailures(tx, subject, afterFailure(before[at] ?? null, now, free))
  return 0
}

export async function failuresOf(tx: Tx, subject: string): Promise<Failures | null> {
  const {
    rows: [row],
  } = await sql<{ count: number; last_at: Date; locked_until: Date | null }>`
    select count, last_at, locked_until from auth.failures where subject = ${subject}`.execute(tx)
  return row ? { count: row.count, lastAt: row.last_at, lockedUntil: row.locked_until } : null
}

export async function keepFailures(tx: Tx, subject: string, failures: Failures | null): Promise<void> {
  if (failures === null) await sql`delete from auth.failures where subject = ${subject}`.execute(tx)
  else {
    await sql`insert into auth.failures (subject, count, last_at, locked_until)
      values (${subject}, ${failures.count}, ${failures.lastAt}, ${failures.lockedUntil})
      on conflict (subject) do update
        set count = excluded.count, last_at = excluded.last_at, locked_until = excluded.locked_until`.execute(tx)
  }
}

interface Limit {
  most: number
  minutes: number
}

/**
 * One of so many different members that a subject may have within a fixed window.
 * @returns seconds until the window ends, where it is full; the member isn't counted then
 */
export async function fillWindow(tx: Tx, subject: string, member: string, limit: Limit, now: Date): Promise<number> {
  await takeTurn(tx, subject)
  const { startedAt, secondsLeft } = windowAt(now, limit.minutes)
  const {
    rows: [row],
  } = await sql<{ others: number; known: boolean }>`
    select count(*)::integer as others, coalesce(bool_or(member = ${member}), false) as known from auth.windows
    where subject = ${subject} and started_at = ${startedAt}`.execute(tx)
  if (row?.known === true) return 0
  if ((row?.others ?? 0) >= limit.most) return secondsLeft
  await sql`insert into auth.windows (subject, started_at, member)
    values (${subject}, ${startedAt}, ${member})`.execute(tx)
  return 0
}
