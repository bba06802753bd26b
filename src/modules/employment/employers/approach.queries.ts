/** 開拓, 要請 and what an employer is known for, as its page tells them. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type {
  AppealAnswer,
  AppealSubject,
  AppealWay,
  ApproachPurpose,
  ApproachResult,
  ApproachWay,
  BreachKind,
  Offer,
} from './employer.labels.ts'
import { family } from './employer.queries.ts'

export interface Approach {
  id: string
  way: ApproachWay
  heldOn: CivilDate
  result: ApproachResult
  purposes: ApproachPurpose[]
  asked: Offer[]
  offered: Offer[]
  summary: string
  /** Of the reader's own organization alone; '' where there is none, or another's. */
  note: string
  nextStep: string
  nextOn: CivilDate | null
  nextDoneOn: CivilDate | null
  workplaceName: string | null
  contactName: string | null
  organizationId: string
  organizationName: string
  authorName: string | null
}

const approach = sql`a.id, a.way, a.held_on as "heldOn", a.result, a.purposes, a.asked, a.offered, a.summary,
  coalesce(n.note, '') as note, a.next_step as "nextStep", a.next_on as "nextOn", a.next_done_on as "nextDoneOn",
  w.name as "workplaceName", k.name as "contactName", a.organization_id as "organizationId",
  o.short_name as "organizationName", (select display_name from accounts where id = a.account_id) as "authorName"
  from employer_approaches a join organizations o on o.id = a.organization_id
  left join employer_approach_notes n on n.approach_id = a.id
  left join employer_workplaces w on w.id = a.workplace_id
  left join employer_contacts k on k.id = a.contact_id`

/** The newest first. */
export const listApproaches = (db: ReadDb, employerId: string, most = 50): Promise<Approach[]> =>
  ask(
    db,
    sql<Approach>`select ${approach} where a.employer_id = any ${family(employerId)} and a.withdrawn_at is null
    order by a.held_on desc, a.id desc limit ${most}`,
  )

/** How often somebody approached it since a day, by whatever organization: for the limit before the next call. */
export async function countApproachesSince(db: ReadDb, employerId: string, since: CivilDate): Promise<number> {
  const [row] = await ask(
    db,
    sql<{ count: number }>`select count(*)::integer as count from employer_approaches a
    where a.employer_id = any ${family(employerId)} and a.withdrawn_at is null and a.held_on >= ${since}::date
      and a.way <> 'gathering'`,
  )
  return row?.count ?? 0
}

export interface DueStep {
  id: string
  employerId: string
  employerName: string
  nextStep: string
  nextOn: CivilDate
}

/** One's own next steps up to a day, the most overdue first. */
export const listDueSteps = (db: ReadDb, accountId: string, until: CivilDate, most = 20): Promise<DueStep[]> =>
  ask(
    db,
    sql<DueStep>`select a.id, coalesce(e.merged_into, e.id) as "employerId", e.name as "employerName",
      a.next_step as "nextStep", a.next_on as "nextOn"
    from employer_approaches a join employers e on e.id = a.employer_id
    where a.account_id = ${accountId}::uuid and a.next_on <= ${until}::date and a.next_done_on is null
      and a.withdrawn_at is null
    order by a.next_on, a.id limit ${most}`,
  )

export interface Appeal {
  id: string
  employerId: string
  subject: AppealSubject
  way: AppealWay
  appealedOn: CivilDate
  words: string
  answer: AppealAnswer | null
  answeredOn: CivilDate | null
  answerNote: string
  organizationId: string
  organizationName: string
}

const appeal = sql`a.id, a.employer_id as "employerId", a.subject, a.way, a.appealed_on as "appealedOn", a.words,
  a.answer, a.answered_on as "answeredOn", a.answer_note as "answerNote", a.organization_id as "organizationId",
  o.short_name as "organizationName"
  from employer_appeals a join organizations o on o.id = a.organization_id`

export const listAppeals = (db: ReadDb, employerId: string): Promise<Appeal[]> =>
  ask(
    db,
    sql<Appeal>`select ${appeal} where a.employer_id = any ${family(employerId)} and a.withdrawn_at is null
    order by a.appealed_on desc, a.id desc limit 100`,
  )

/** @throws NotFound */
export async function getAppeal(db: ReadDb, id: string): Promise<Appeal> {
  const [row] = await ask(db, sql<Appeal>`select ${appeal} where a.id = ${id}::uuid and a.withdrawn_at is null`)
  if (row === undefined) throw new NotFound('appeal')
  return row
}

export interface Silence {
  since: CivilDate
  reason: string
  organizationName: string
}

/** Null where it may be called. */
export async function findSilence(db: ReadDb, employerId: string): Promise<Silence | null> {
  const [row] = await ask(
    db,
    sql<Silence>`select s.since, s.reason, o.short_name as "organizationName"
    from employer_silences s join organizations o on o.id = s.organization_id
    where s.employer_id = any ${family(employerId)} and s.lifted_on is null order by s.since limit 1`,
  )
  return row ?? null
}

export interface Breach {
  id: string
  kind: BreachKind
  foundOn: CivilDate
  until: CivilDate | null
  words: string
  organizationId: string
  organizationName: string
}

/** Whether breaches are this body's duty: the labour bureau and its ハローワーク (row policy `duty`, 0081, says the same). */
export async function knowsBreaches(db: ReadDb, organizationId: string | null): Promise<boolean> {
  const body = await db
    .selectFrom('organizations')
    .where('id', '=', organizationId ?? '')
    .where('kind', 'in', ['labor-bureau', 'hello-work', 'new-graduate-hello-work'])
    .select('id')
    .executeTakeFirst()
  return body !== undefined
}

/** None for readers whose duty it isn't (row policy). */
export const listBreaches = (db: ReadDb, employerId: string): Promise<Breach[]> =>
  ask(
    db,
    sql<Breach>`select b.id, b.kind, b.found_on as "foundOn", b.until, b.words, b.organization_id as "organizationId",
      o.short_name as "organizationName"
    from employer_breaches b join organizations o on o.id = b.organization_id
    where b.employer_id = any ${family(employerId)} and b.withdrawn_at is null order by b.found_on desc, b.id limit 50`,
  )

export interface Merge {
  id: string
  mergedId: string
  mergedName: string
  reason: string
  mergedAt: Date
  organizationName: string
}

/** Those that were merged into it and are so still. */
export const listMerges = (db: ReadDb, employerId: string): Promise<Merge[]> =>
  ask(
    db,
    sql<Merge>`select g.id, g.merged_id as "mergedId", e.name as "mergedName", g.reason, g.merged_at as "mergedAt",
      o.short_name as "organizationName"
    from employer_merges g join employers e on e.id = g.merged_id join organizations o on o.id = g.organization_id
    where g.kept_id = ${employerId}::uuid and g.undone_at is null order by g.merged_at desc limit 50`,
  )
