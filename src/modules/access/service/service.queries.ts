import { sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'

export interface DutyState {
  name: string
  startedAt: Date
  /** null: never ended well. */
  finishedAt: Date | null
  failedAt: Date | null
  problem: string
  failures: number
  runs: number
  tookMs: number | null
  /** Seconds since it last ended well, and since it last began. */
  age: number | null
  startedAge: number
}

export interface OpenAlarm {
  id: string
  kind: AlarmKind
  subject: string
  detail: string
  raisedAt: Date
  endedAt: Date | null
}

export type AlarmKind = 'clock' | 'duty' | 'mail' | 'seal' | 'security'

export interface ServiceState {
  duties: DutyState[]
  mailsWaiting: number
  mailsGivenUp: number
  /** Of those, the ones that still need somebody. */
  mailsUndelivered: number
  sheetsWaiting: number
  lastSealAt: Date | null
  /** Seconds since the oldest row that is not sealed; null where all is. */
  unsealedFor: number | null
  /**
   * What happened to doors and rights: sign-ins refused in a quarter of an hour,
   * administrators and exports made in a day.
   */
  security: { refused: number; administrators: number; exports: number }
  openAlarms: OpenAlarm[]
}

/** How the service is, in numbers and without a word about anybody. All times are real, not business time. */
export async function findServiceState(db: ReadDb): Promise<ServiceState> {
  const [duties, [counts], [security], openAlarms] = await Promise.all([
    ask(
      db,
      sql<DutyState>`select name, started_at as "startedAt", finished_at as "finishedAt", failed_at as "failedAt",
          problem, failures, runs, took_ms as "tookMs",
          extract(epoch from clock_timestamp() - finished_at)::float8 as age,
          extract(epoch from clock_timestamp() - started_at)::float8 as "startedAge"
        from duty_runs order by name`,
    ),
    ask(
      db,
      sql<{
        mailsWaiting: number
        mailsGivenUp: number
        mailsUndelivered: number
        sheetsWaiting: number
        lastSealAt: Date | null
        unsealedFor: number | null
      }>`
      select mails_waiting as "mailsWaiting", mails_given_up as "mailsGivenUp", mails_undelivered as "mailsUndelivered",
        sheets_waiting as "sheetsWaiting", last_seal_at as "lastSealAt",
        extract(epoch from business_now() - unsealed_since)::float8 as "unsealedFor"
      from service_counts()`,
    ),
    ask(db, sql<ServiceState['security']>`select refused, administrators, exports from security_counts()`),
    listAlarms(db, true),
  ])
  if (counts === undefined || security === undefined) throw new Error('a function that counts answered nothing')
  return { duties, ...counts, security, openAlarms }
}

/** The newest first; only those that still hold, or the last fifty of all. */
export async function listAlarms(db: ReadDb, openOnly: boolean): Promise<OpenAlarm[]> {
  const rows = await db
    .selectFrom('alarms')
    .select(['id', 'kind', 'subject', 'detail', 'raised_at as raisedAt', 'ended_at as endedAt'])
    .$if(openOnly, (query) => query.where('ended_at', 'is', null))
    .orderBy('raised_at', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as AlarmKind }))
}

/** Whoever is told of an alarm: administrators with an active account. */
export async function listAdministrators(db: ReadDb): Promise<string[]> {
  const rows = await ask(
    db,
    sql<{
      email: string
    }>`select a.email from accounts a cross join lateral acting_membership(a.id) m
    where a.is_active and m.role = 'administrator' order by a.email`,
  )
  return rows.map((row) => row.email)
}
