import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { insurances, LeaveReason, sources, SpanKind } from './career.labels.ts'

export interface SpanRow {
  id: string
  kind: SpanKind
  employer: string
  work: string
  startedOn: CivilDate
  endedOn: CivilDate | null
  weeklyHours: number | null
  insured: keyof typeof insurances
  leaveReason: LeaveReason | null
  source: keyof typeof sources
  addedByName: string | null
  deskShortName: string | null
  addedOn: CivilDate
  /** Put right or taken back. */
  removed: boolean
}

const select = sql`select s.id, s.kind, s.employer, s.work, s.started_on as "startedOn", s.ended_on as "endedOn",
      s.weekly_hours as "weeklyHours", s.insured, s.leave_reason as "leaveReason", s.source,
      a.display_name as "addedByName", d.short_name as "deskShortName",
      (s.added_at at time zone 'Asia/Tokyo')::date as "addedOn", s.removed_at is not null as removed
    from employment_spans s left join accounts a on a.id = s.added_by left join desks d on d.id = s.desk_id`

/** Periods as they stand, the newest first. */
export async function listSpans(db: ReadDb, caseId: string): Promise<SpanRow[]> {
  const rows = await ask(
    db,
    sql<SpanRow>`${select}
      where s.case_id = ${caseId}::uuid and s.removed_at is null order by s.started_on desc, s.id limit 300`,
  )
  return rows
}

/** One period, also one that was put right or taken back meanwhile. @throws NotFound */
export async function getSpan(db: ReadDb, caseId: string, id: string): Promise<SpanRow> {
  const [row] = await ask(db, sql<SpanRow>`${select} where s.id = ${id}::uuid and s.case_id = ${caseId}::uuid`)
  if (!row) throw new NotFound('span')
  return row
}

/** Whether periods are on record that the reader may not see; then an answer from what is seen would be wrong. */
export async function hasHiddenSpans(db: ReadDb, caseId: string): Promise<boolean> {
  const [row] = await ask(
    db,
    sql<{
      hidden: boolean
    }>`select exists (select from ledger l where l.case_id = ${caseId}::uuid and l.kind = 'career.recorded'
    and not exists (select from employment_spans s where s.id = l.subject_id)) as hidden`,
  )
  return row?.hidden ?? false
}
