/** The lists behind the gap board, each under the reader's own rights, cut and counted by the database. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import type { GapLimits, GapSubject, ListedGap } from '../../casework/index.ts'
import type { Gap } from './gaps.ts'

export interface GapRow extends GapSubject {
  number: string | null
  familyName: string | null
  givenName: string | null
  familyNameKana: string | null
  givenNameKana: string | null
  alias: string | null
  deskShortName: string
  workerName: string | null
  /** The day that matters: last contact, due day, limit of the answer, birthday. */
  on: CivilDate
  note: string
}

export interface GapList {
  rows: GapRow[]
  total: number
}

const shown = 30

/** One gap of one organization, the most urgent first. */
export async function listGap(db: ReadDb, gap: ListedGap, organizationId: string, limits: GapLimits): Promise<GapList> {
  const rows = await ask(
    db,
    sql<
      GapRow & { total: number }
    >`select g.case_id as "caseId", c.number, p.family_name as "familyName", p.given_name as "givenName",
      p.family_name_kana as "familyNameKana", p.given_name_kana as "givenNameKana", p.alias,
      d.short_name as "deskShortName", a.display_name as "workerName", g.at as "on", g.note,
      g.referral_id as "referralId", g.training_id as "trainingId", g.total
    from (
      select *, count(*) over () as total from ${gap.rows(limits)}
      where organization_id = ${organizationId} order by at, id limit ${shown}
    ) g
    left join cases c on c.id = g.case_id
    join desks d on d.id = coalesce(g.desk_id, c.responsible_desk_id)
    left join people p on p.id = c.person_id
    left join accounts a on a.id = g.account_id
    order by g.at, g.id`,
  )
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
}

export interface WorkerLoad {
  accountId: string | null
  name: string | null
  /** Works here today. */
  present: boolean
  open: number
  overdue: number
  silent: number
  type1: number
  type2: number
  type3: number
  untyped: number
  /** Opened in the last thirty days: the beginning takes the most time. */
  recent: number
}

/** Open cases by worker, those who have left among them. */
export async function listLoads(db: ReadDb, organizationId: string, limits: GapLimits): Promise<WorkerLoad[]> {
  const rows = await ask(
    db,
    sql<WorkerLoad>`select c.responsible_account_id as "accountId", a.display_name as name,
      c.responsible_account_id is null or coalesce(bool_or(m.here), false) as present, count(*) as open,
      count(*) filter (where n.due_on < ${limits.today}::date) as overdue,
      count(*) filter (where c.last_contact_on < ${limits.silentBefore}::date) as silent,
      count(*) filter (where c.target_type = 1) as type1, count(*) filter (where c.target_type = 2) as type2,
      count(*) filter (where c.target_type = 3) as type3, count(*) filter (where c.target_type is null) as untyped,
      count(*) filter (where c.responsible_since > ${limits.today}::date - 30) as recent
    from cases c
    left join next_actions n on n.case_id = c.id and n.ended_at is null
    left join accounts a on a.id = c.responsible_account_id
    left join lateral (select true as here from memberships m
      where m.account_id = c.responsible_account_id and m.organization_id = ${organizationId} and a.is_active
        and m.valid_from <= ${limits.today}::date and (m.valid_to is null or m.valid_to >= ${limits.today}::date)
      limit 1) m on true
    where c.responsible_organization_id = ${organizationId} and c.status = 'open'
    group by c.responsible_account_id, a.display_name order by present, count(*) desc, a.display_name nulls last
    limit 200`,
  )
  return rows
}

export interface DeskLoad {
  deskId: string
  name: string
  open: number
  capacity: number | null
  waitingDays: number | null
  note: string
}

export async function listDeskLoads(db: ReadDb, organizationId: string): Promise<DeskLoad[]> {
  const rows = await ask(
    db,
    sql<DeskLoad>`select d.id as "deskId", d.name,
      (select count(*) from cases c where c.responsible_desk_id = d.id and c.status = 'open') as open,
      k.open_cases as capacity, k.waiting_days as "waitingDays", coalesce(k.note, '') as note
    from desks d left join desk_capacities k on k.desk_id = d.id
    where d.organization_id = ${organizationId} and d.retired_on is null order by d.position, d.id`,
  )
  return rows
}

export interface GapCount {
  organizationId: string
  organizationName: string
  gap: Gap
  many: number
}

/** For the council's office and the weekly mail: how many of each, nobody's name. */
export async function countGaps(db: ReadDb, limits: GapLimits): Promise<GapCount[]> {
  const rows = await ask(
    db,
    sql<GapCount>`select g.organization_id as "organizationId", o.name as "organizationName", g.gap, g.many
    from gap_counts(${limits.today}::date, ${limits.silentBefore}::date, ${limits.overdueBefore}::date,
      ${limits.ageLimit}::integer, ${limits.noticeDays}::integer) g
    join organizations o on o.id = g.organization_id
    order by o.name, g.gap`,
  )
  return rows
}

export interface Seam {
  fromKind: string
  fromLabel: string
  toKind: string
  toLabel: string
  sent: number
  accepted: number
  declined: number
  silent: number
  dueOutcome: number
  withOutcome: number
  answerDays: number | null
}

/** Hand-overs since a day, by kind of desk; the largest seams first. */
export async function listSeams(db: ReadDb, since: CivilDate, today: CivilDate, outcomeDays: number): Promise<Seam[]> {
  const rows = await ask(
    db,
    sql<Seam>`select f.from_kind as "fromKind", a.label as "fromLabel", f.to_kind as "toKind", b.label as "toLabel",
      f.sent, f.accepted, f.declined, f.silent, f.due_outcome as "dueOutcome", f.with_outcome as "withOutcome",
      f.answer_days as "answerDays"
    from referral_flow(${since}::date, ${today}::date, ${outcomeDays}::integer) f
    join desk_kinds a on a.kind = f.from_kind
    join desk_kinds b on b.kind = f.to_kind
    order by f.sent desc, a.position, b.position`,
  )
  return rows
}

export interface ClosureCounts {
  closed: number
  /** Reopened, or begun anew after a job was left, within ninety days: perhaps closed too early. */
  reopened: number
}

/** Of the cases this organization closed in the year before the last ninety days, how many came back within ninety. */
export async function countClosures(db: ReadDb, organizationId: string, today: CivilDate): Promise<ClosureCounts> {
  const [row] = await ask(
    db,
    sql<ClosureCounts>`with closed as (
      select l.case_id, f.occurred_on from facts_as_of(null) f join ledger l on l.id = f.ledger_id
      where f.organization_id = ${organizationId} and f.kind = 'case.closed'
        and f.occurred_on between ${today}::date - 365 and ${today}::date)
    select count(*) as closed,
      count(*) filter (where exists (select from ledger r
        where r.case_id = closed.case_id and r.kind = 'case.reopened'
          and r.occurred_on between closed.occurred_on and closed.occurred_on + 90)) as reopened
    from closed`,
  )
  return row ?? { closed: 0, reopened: 0 }
}

export interface SupervisionNote {
  id: string
  note: string
  writtenAt: Date
  authorName: string
  readAt: Date | null
  readByName: string | null
}

export async function listNotes(db: ReadDb, caseId: string): Promise<SupervisionNote[]> {
  const rows = await ask(
    db,
    sql<SupervisionNote>`select s.id, s.note, s.written_at as "writtenAt", a.display_name as "authorName",
      s.read_at as "readAt", r.display_name as "readByName"
    from supervision_notes s join accounts a on a.id = s.account_id left join accounts r on r.id = s.read_by
    where s.case_id = ${caseId}::uuid order by s.written_at desc limit 100`,
  )
  return rows
}
