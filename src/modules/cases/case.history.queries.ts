/** What has happened on a case, in time order. */
import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../../platform/clock.ts'
import type { ReadDb } from '../../platform/database/handles.ts'
import type { ConsultationEntry } from './case.queries.ts'
import type { TypeDecision } from './pages/target-type-page.tsx'

export interface LedgerEntry {
  id: string
  kind: string
  subjectId: string | null
  occurredOn: CivilDate
  recordedAt: Date
  organizationId: string | null
  organizationName: string | null
  deskId: string | null
  deskShortName: string | null
  authorName: string | null
  payload: Record<string, unknown>
}

/** What happened, for drawing: without who wrote it down. */
export type CaseEvent = Omit<LedgerEntry, 'organizationName' | 'authorName'>

/** What happened on a case, oldest first, without a word of what was said and without what was only planned. */
export async function listEvents(db: ReadDb, caseId: string, most = 1000): Promise<CaseEvent[]> {
  const { rows } = await sql<CaseEvent>`select l.id, l.kind, l.subject_id as "subjectId", l.occurred_on as "occurredOn", l.recorded_at as "recordedAt", l.organization_id as "organizationId",
      l.desk_id as "deskId", (select short_name from desks where id = l.desk_id) as "deskShortName", l.payload
    from ledger l
    where l.case_id = ${caseId}::uuid and l.kind not in ('nextAction.set', 'nextAction.done') order by l.occurred_on, l.recorded_at, l.id limit ${most}`.execute(db as never)
  return rows
}

/** A page of the whole ledger of a case, plans included, newest first; one more than asked for tells that there is another page. */
export async function listLedger(db: ReadDb, caseId: string, page: number, perPage: number): Promise<LedgerEntry[]> {
  const { rows } = await sql<LedgerEntry>`select l.id, l.kind, l.subject_id as "subjectId", l.occurred_on as "occurredOn", l.recorded_at as "recordedAt", l.organization_id as "organizationId",
      o.short_name as "organizationName", l.desk_id as "deskId", d.short_name as "deskShortName", a.display_name as "authorName", l.payload
    from ledger l left join organizations o on o.id = l.organization_id left join desks d on d.id = l.desk_id left join accounts a on a.id = l.account_id
    where l.case_id = ${caseId}::uuid order by l.occurred_on desc, l.recorded_at desc, l.id desc limit ${perPage + 1} offset ${(page - 1) * perPage}`.execute(db as never)
  return rows
}

// The cases are an array, because for a join the planner reads every record there is.
const recordsOf = (caseId: string): RawBuilder<unknown> =>
  sql`k.case_id = any(array(select id from cases where merged_into = ${caseId}::uuid) || ${caseId}::uuid) and not exists (select from consultations newer where newer.corrects_id = k.id)`
const newestFirst = sql`order by k.occurred_on desc, k.occurred_at desc nulls last, k.recorded_at desc`

/** Which records the reader may see as they stand (a corrected one by its newest wording), those of merged cases among them, newest first. */
export async function listConsultationDays(db: ReadDb, caseId: string, most = 5000): Promise<{ id: string; occurredOn: CivilDate }[]> {
  const { rows } = await sql<{ id: string; occurredOn: CivilDate }>`select k.id, k.occurred_on as "occurredOn" from consultations k where ${recordsOf(caseId)} ${newestFirst} limit ${most}`.execute(db as never)
  return rows
}

/** The same records with what was said; of these ids, or the newest. */
export async function listConsultations(db: ReadDb, caseId: string, wanted: { ids: string[] } | { most: number } = { most: 500 }): Promise<ConsultationEntry[]> {
  const { rows } = await sql<ConsultationEntry>`select k.id, k.case_id as "caseId", k.occurred_on as "occurredOn", to_char(k.occurred_at, 'HH24:MI') as time, k.minutes, k.channel, k.speaker,
      k.speaker_relation as "speakerRelation", k.topics, k.note, k.recorded_at as "recordedAt", (select display_name from accounts where id = k.account_id) as "authorName", (select short_name from desks where id = k.desk_id) as "deskShortName",
      k.organization_id as "organizationId", k.corrects_id as "correctsId", k.correction_reason as "correctionReason", k.disclose
    from consultations k
    where ${'ids' in wanted ? sql`k.id = any(${wanted.ids}::uuid[])` : recordsOf(caseId)} ${newestFirst} limit ${'ids' in wanted ? wanted.ids.length : wanted.most}`.execute(db as never)
  return rows
}

export async function lastConsultation(db: ReadDb, caseId: string): Promise<ConsultationEntry | undefined> {
  return (await listConsultations(db, caseId, { most: 1 }))[0]
}

/** Decisions about the type, newest first. */
export async function listTypeDecisions(db: ReadDb, caseId: string): Promise<TypeDecision[]> {
  const { rows } = await sql<TypeDecision>`select t.id, t.decided_on as "decidedOn", t.from_type as "fromType", t.to_type as "toType", t.provisional, t.reason_code as "reasonCode", t.reason,
      a.display_name as "authorName", t.is_move as "isMove"
    from target_type_decisions t left join accounts a on a.id = t.account_id where t.case_id = ${caseId}::uuid order by t.decided_on desc, t.recorded_at desc`.execute(db as never)
  return rows
}
