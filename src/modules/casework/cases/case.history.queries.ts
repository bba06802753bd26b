/** What has happened on a case, in time order. */
import { type RawBuilder, sql } from 'kysely'
import { events } from '../../../events.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
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

/** What happened, as far as a drawing needs it: a long case has hundreds. */
export type CaseEvent = Pick<LedgerEntry, 'id' | 'kind' | 'occurredOn' | 'deskId' | 'deskShortName' | 'payload'>

/** One thing that happened, or a stretch of talks at one desk in one month, from the first to the last of them. */
export interface ThreadEntry extends CaseEvent {
  times: number
  until: CivilDate
}

/**
 * Of the case and of those that were made part of it. It stands beside each id, so that the planner takes what belongs
 * to it and not every record that the reader may see; as an array, because for a join it would read them all.
 */
const ofCase = (row: string, caseId: string): RawBuilder<unknown> =>
  sql`${sql.ref(row)}.case_id = any(array(select id from cases where merged_into = ${caseId}::uuid) || ${caseId}::uuid)`

/**
 * What an entry of the ledger says to the reader: that something happened is for everybody on the thread, what it was
 * is for whoever may read the record (the same as the API answers).
 */
const toldOf = (l: RawBuilder<unknown>, caseId: string): RawBuilder<unknown> =>
  sql`case ${sql.join(
    Object.entries(events).flatMap(([kind, { hidden }]) =>
      hidden === undefined
        ? []
        : [
            sql`when ${l}.kind = ${sql.lit(kind)} and not exists (select from ${sql.table(hidden.record)} x
                where ${ofCase('x', caseId)} and x.id = ${l}.subject_id)
              then ${l}.payload - ${sql.lit(`{${hidden.words.join(',')}}`)}::text[]`,
          ],
    ),
    sql` `,
  )} else ${l}.payload end`

/**
 * What has happened, as it stands: what was put right is where and how it belongs now, what was taken back is not
 * there. Of a record that may not be read the ledger's own word holds.
 */
const eventsOf = (caseId: string): RawBuilder<unknown> => sql`with entry as materialized (
        -- Once, with the right to read each: what is asked of it below costs next to nothing, and is joined as such.
        select id, kind, case_id, subject_id, occurred_on, recorded_at, desk_id, payload from ledger
        where case_id = ${caseId}::uuid
          and kind not in ('nextAction.set', 'nextAction.done', 'appointment.made', 'appointment.ended')
      )
      select l.id, l.kind, coalesce(t.occurred_on, e.opened_on, p.started_on, f.held_on, d.decided_on, x.closed_on,
          l.occurred_on) as occurred_on, l.recorded_at, l.desk_id,
        case when p.id is not null
            then l.payload || jsonb_build_object('regular', p.regular, 'startedOn', p.started_on, 'route', p.route)
          when f.id is not null then l.payload || jsonb_build_object('status', f.status)
          else l.payload end as payload, l.subject_id
      from entry l
      left join talk_days(${caseId}::uuid) t on l.kind in ('consultation.recorded', 'case.opened')
        and t.root_id::text = l.payload ->> 'consultationId'
      left join episodes e on l.kind = 'case.reopened' and e.case_id = l.case_id
        and e.number::text = l.payload ->> 'episode'
      left join placements p on l.kind = 'placement.recorded' and ${ofCase('p', caseId)} and p.id = l.subject_id
      left join follow_ups f on l.kind = 'followUp.recorded' and ${ofCase('f', caseId)} and f.id = l.subject_id
      left join target_type_decisions d on l.kind = 'targetType.decided' and ${ofCase('d', caseId)}
        and d.id = l.subject_id
      left join cases x on l.kind = 'case.closed' and x.id = l.case_id
        and not exists (select from entry n
          where n.kind in ('case.closed', 'case.reopened') and n.recorded_at > l.recorded_at)
      where (l.kind <> 'consultation.recorded' or t.root_id is not null)
        and (l.kind <> 'case.reopened' or e.id is not null)
        and (l.kind <> 'followUp.cancelled' or not exists (select from follow_ups g
          where ${ofCase('g', caseId)} and g.id = l.subject_id and g.cancelled_on is null))
        and p.withdrawn_at is null and d.withdrawn_at is null
        and (f.id is null or f.held_on is not null and not exists (select from placements x
          where ${ofCase('x', caseId)} and x.id = f.placement_id and x.withdrawn_at is not null))
        and (l.kind <> 'case.closed' or coalesce((select n.kind = 'case.closed' from entry n
          where n.recorded_at > l.recorded_at
            and (n.kind = 'case.closed' or n.kind = 'record.corrected' and n.payload ->> 'kind' = 'closure'
              and (n.payload ->> 'withdrawn')::boolean)
          order by n.recorded_at limit 1), true))`
const most = 5000

/**
 * What happened, for drawing the thread; of a case with more talks than a drawing holds apart, those of one desk and
 * month as one entry. The talk with which the case was opened stays by itself.
 */
export async function listThread(db: ReadDb, caseId: string, mostTalks: number): Promise<ThreadEntry[]> {
  const rows = await ask(
    db,
    sql<ThreadEntry>`with l as materialized (${eventsOf(caseId)} order by 3, 4, 1 limit ${most}),
    talks as (
      select l.* from l
      where kind = 'consultation.recorded'
        and (select count(*) from l where kind = 'consultation.recorded') > ${mostTalks}
        and payload ->> 'consultationId' not in (select payload ->> 'consultationId' from l where kind = 'case.opened')
    ), shown as (
      select id, kind, occurred_on, recorded_at, desk_id, payload, subject_id, 1 as times, occurred_on as until from l
      where id not in (select id from talks)
      union all
      select (array_agg(id order by occurred_on, recorded_at))[1], 'consultation.recorded', min(occurred_on),
        min(recorded_at), desk_id, (array_agg(payload order by occurred_on, recorded_at))[1],
        (array_agg(subject_id order by occurred_on, recorded_at))[1], count(*), max(occurred_on)
      from talks group by desk_id, date_trunc('month', occurred_on)
    ) select s.id, s.kind, s.occurred_on as "occurredOn", s.desk_id as "deskId",
      (select short_name from desks where id = s.desk_id) as "deskShortName", ${toldOf(sql`s`, caseId)} as payload,
      s.times, s.until
    from shown s order by s.occurred_on, s.recorded_at, s.id`,
  )
  return rows
}

/** What happened on a case, oldest first, without a word of what was said and without what was only planned. */
export async function listEvents(db: ReadDb, caseId: string): Promise<CaseEvent[]> {
  const rows = await ask(
    db,
    sql<CaseEvent>`select l.id, l.kind, l.occurred_on as "occurredOn", l.desk_id as "deskId",
      (select short_name from desks where id = l.desk_id) as "deskShortName", ${toldOf(sql`l`, caseId)} as payload
    from (${eventsOf(caseId)}) l order by l.occurred_on, l.recorded_at, l.id limit ${most}`,
  )
  return rows
}

/**
 * A page of the whole ledger of a case, plans included, newest first; one more than asked for tells
 * that there is another page.
 */
export async function listLedger(db: ReadDb, caseId: string, page: number, perPage: number): Promise<LedgerEntry[]> {
  const rows = await ask(
    db,
    sql<LedgerEntry>`select l.id, l.kind, l.subject_id as "subjectId", l.occurred_on as "occurredOn",
      l.recorded_at as "recordedAt", l.organization_id as "organizationId", o.short_name as "organizationName",
      l.desk_id as "deskId", d.short_name as "deskShortName", a.display_name as "authorName",
      ${toldOf(sql`l`, caseId)} as payload
    from ledger l left join organizations o on o.id = l.organization_id left join desks d on d.id = l.desk_id
    left join accounts a on a.id = l.account_id
    where l.case_id = ${caseId}::uuid order by l.occurred_on desc, l.recorded_at desc, l.id desc limit ${perPage + 1}
    offset ${(page - 1) * perPage}`,
  )
  return rows
}

const recordsOf = (caseId: string): RawBuilder<unknown> =>
  sql`${ofCase('k', caseId)} and k.superseded_at is null and k.withdrawn_at is null`
const entryColumns = sql`k.id, k.case_id as "caseId", k.occurred_on as "occurredOn",
      to_char(k.occurred_at, 'HH24:MI') as time, k.minutes, k.channel, k.speaker,
      k.speaker_relation as "speakerRelation", k.topics, k.note, k.recorded_at as "recordedAt",
      (select display_name from accounts where id = k.account_id) as "authorName",
      (select short_name from desks where id = k.desk_id) as "deskShortName", k.organization_id as "organizationId",
      k.corrects_id as "correctsId", k.correction_reason as "correctionReason", k.disclose`
const newestFirst = sql`order by k.occurred_on desc, k.occurred_at desc nulls last, k.recorded_at desc`

/**
 * Which records the reader may see as they stand (a corrected one by its newest wording),
 * those of merged cases among them, newest first.
 */
export async function listConsultationDays(
  db: ReadDb,
  caseId: string,
  most = 5000,
): Promise<{ id: string; occurredOn: CivilDate }[]> {
  const rows = await ask(
    db,
    sql<{
      id: string
      occurredOn: CivilDate
    }>`select k.id, k.occurred_on as "occurredOn" from consultations k
      where ${recordsOf(caseId)} ${newestFirst} limit ${most}`,
  )
  return rows
}

export interface RecordPage {
  entries: ConsultationEntry[]
  /** Of all that the reader may see. */
  total: number
  /** Of the case itself, without those of merged ones. */
  own: number
}

/** One page of the records the reader may see, newest first; beyond the last page there is none, and no total. */
export async function listRecordPage(db: ReadDb, caseId: string, offset: number, limit: number): Promise<RecordPage> {
  const rows = await ask(
    db,
    sql<ConsultationEntry & { total: number; own: number }>`with page as (
        select k.*, count(*) over () as total, count(*) filter (where k.case_id = ${caseId}::uuid) over () as own
        from consultations k where ${recordsOf(caseId)} ${newestFirst} limit ${limit} offset ${offset}
      ) select ${entryColumns}, k.total, k.own from page k ${newestFirst}`,
  )
  return {
    entries: rows.map(({ total: _, own: __, ...entry }) => entry),
    total: rows[0]?.total ?? 0,
    own: rows[0]?.own ?? 0,
  }
}

/** The same records with what was said; of these ids, or the newest. */
export async function listConsultations(
  db: ReadDb,
  caseId: string,
  wanted: { ids: string[] } | { most: number } = { most: 500 },
): Promise<ConsultationEntry[]> {
  const rows = await ask(
    db,
    sql<ConsultationEntry>`select ${entryColumns} from consultations k
    where ${'ids' in wanted ? sql`k.id = any(${wanted.ids}::uuid[])` : recordsOf(caseId)} ${newestFirst}
    limit ${'ids' in wanted ? wanted.ids.length : wanted.most}`,
  )
  return rows
}

/** All that the reader may see of a stretch of days, in their order: for a paper. */
export async function listConsultationsBetween(
  db: ReadDb,
  caseId: string,
  from: CivilDate | null,
  to: CivilDate | null,
  most = 5000,
): Promise<ConsultationEntry[]> {
  const rows = await ask(
    db,
    sql<ConsultationEntry>`select ${entryColumns} from consultations k
    where ${recordsOf(caseId)} and (${from}::date is null or k.occurred_on >= ${from}::date)
      and (${to}::date is null or k.occurred_on <= ${to}::date)
    order by k.occurred_on, k.occurred_at nulls first, k.recorded_at limit ${most}`,
  )
  return rows
}

export async function lastConsultation(db: ReadDb, caseId: string): Promise<ConsultationEntry | undefined> {
  return (await listConsultations(db, caseId, { most: 1 }))[0]
}

/** Decisions about the type, newest first. */
export async function listTypeDecisions(db: ReadDb, caseId: string): Promise<TypeDecision[]> {
  const rows = await ask(
    db,
    sql<TypeDecision>`select t.id, t.decided_on as "decidedOn", t.from_type as "fromType", t.to_type as "toType",
      t.provisional, t.reason_code as "reasonCode", t.reason, a.display_name as "authorName", t.is_move as "isMove"
    from target_type_decisions t left join accounts a on a.id = t.account_id
    where t.case_id = ${caseId}::uuid and t.withdrawn_at is null order by t.decided_on desc, t.recorded_at desc`,
  )
  return rows
}
