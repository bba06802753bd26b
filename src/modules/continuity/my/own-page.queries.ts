/** What the person sees of the own case, by the functions of 0028 alone; and what the worker sees of the page. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'

export interface OwnCase {
  id: string
  deskId: string
  deskName: string
  closed: boolean
}

/** The cases whose page is the reader's own, with the desk to ask. */
export async function listOwnCases(db: ReadDb): Promise<OwnCase[]> {
  const rows = await ask(
    db,
    sql<OwnCase>`select c.id, d.id as "deskId", d.public_name as "deskName", c.status = 'closed' as closed
      from own_cases() c join desks d on d.id = c.desk_id`,
  )
  return rows
}

export interface OwnStep {
  id: string
  step: string
  doer: 'person' | 'desk' | 'other'
  doerName: string
  dueOn: CivilDate
  doneOn: CivilDate | null
}

export interface OwnPlan {
  id: string
  caseId: string
  deskName: string
  version: number
  status: 'draft' | 'agreed' | 'running'
  /** It waits for the person's answer. */
  offered: boolean
  wish: string
  startsOn: CivilDate
  endsOn: CivilDate
  reviewOn: CivilDate
  agreedOn: CivilDate | null
  waitsForDecision: boolean
  waitsForSignOff: boolean
  goals: { id: string; goal: string; steps: OwnStep[] }[]
  measures: string[]
}

export async function listOwnPlans(db: ReadDb): Promise<OwnPlan[]> {
  const rows = await ask(
    db,
    sql<OwnPlan>`select p.id, p.case_id as "caseId", d.public_name as "deskName", p.version, p.status, p.offered,
        p.wish, p.starts_on as "startsOn", p.ends_on as "endsOn", p.review_on as "reviewOn", p.agreed_on as "agreedOn",
        p.needs_decision as "waitsForDecision", p.needs_sign_off as "waitsForSignOff", p.goals, p.measures
      from own_plans() p join desks d on d.id = p.desk_id`,
  )
  return rows
}

export interface OwnRead {
  on: CivilDate
  organizationName: string
  basis: string
  many: number
}

/** Who looked, the newest first; organizations only. */
export async function listOwnReads(db: ReadDb, most = 200): Promise<OwnRead[]> {
  const rows = await ask(
    db,
    sql<OwnRead>`select read_on as "on", organization as "organizationName", basis, many::integer as many
      from own_reads(${most})`,
  )
  return rows
}

export interface OwnPageView {
  id: string
  email: string
  openedOn: CivilDate
  openedByName: string | null
}

/** The open page of a case, for whoever works on it; null where there is none. */
export async function getOwnPage(db: ReadDb, caseId: string): Promise<OwnPageView | null> {
  const [row] = await ask(
    db,
    sql<OwnPageView>`select o.id, a.email, (o.opened_at at time zone 'Asia/Tokyo')::date as "openedOn",
      (select display_name from accounts where id = o.opened_by) as "openedByName"
    from own_pages o join accounts a on a.id = o.account_id
    where o.case_id = ${caseId}::uuid and o.ended_at is null`,
  )
  return row ?? null
}
